/**
 * Says to all processes that something they keep in memory has changed. Nothing relies on it: whoever keeps something compares it
 * with the database by himself, only later. Owns no table.
 */
package io.guidepost.domain.changes;
