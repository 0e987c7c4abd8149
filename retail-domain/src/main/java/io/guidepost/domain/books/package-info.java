/**
 * What must be true of the books whatever happened, and the reconciliations that look for what is not. Owns
 * {@code books_reconciliation}; reads the tables of the other features, changes none of them, and calls attribution alone, to decide
 * again.
 */
package io.guidepost.domain.books;
