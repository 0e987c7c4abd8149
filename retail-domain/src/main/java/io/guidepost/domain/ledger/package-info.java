/**
 * Every fen as a balanced double entry, posted through one door. Owns {@code ledger_*}; rows are appended and never
 * changed. Calls no other feature.
 */
package io.guidepost.domain.ledger;
