/**
 * Stores near a shopper, with somebody to turn to (ACQ-5). Reads stores, guides and their codes; calls organization. Owns no
 * table.
 */
package io.guidepost.domain.nearby;
