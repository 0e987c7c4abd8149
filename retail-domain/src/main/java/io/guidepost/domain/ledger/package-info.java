/**
 * Every fen as a balanced double entry, posted through one door. Owns {@code ledger_*}; rows are appended and never
 * changed. A duty seals them from behind into blocks and days, and another one computes the seals again. Calls no other feature.
 */
package io.guidepost.domain.ledger;
