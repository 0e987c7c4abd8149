/**
 * Finding products by words. The index is a table of tokens, kept with every change of a product and read into memory by
 * what is asked for; an engine outside can take its place. Owns {@code search_*}. Calls assortment and catalogue.
 */
package io.guidepost.domain.search;
