/**
 * A guide says that a sale is his (B11): he files, the store's manager comments, headquarters decides, each within a term. Owns
 * {@code dispute_case}; holds commission through {@code commission} and corrects through {@code correction}.
 */
package io.guidepost.domain.dispute;
