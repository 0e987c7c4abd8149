/** The table of {@code V382__closure.sql}. */
package io.guidepost.domain.closure.persistence;
