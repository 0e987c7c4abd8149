/**
 * Who gets the credit for a sale is corrected (B11): by a further decision, two persons, and commission that is reversed and
 * posted again. Owns {@code correction_case}; writes decisions through {@code attribution} and money through {@code commission}.
 */
package io.guidepost.domain.correction;
