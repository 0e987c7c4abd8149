/**
 * What came of a task as a table: its guides, or its customers masked. Owns no table; reads {@code content_*}, {@code org_*} and
 * {@code shopper_friendship}. Calls filejob, privacy and sheet.
 */
package io.guidepost.domain.executionfile;
