/**
 * Sales at a price of their own, for a while and as long as units last. Owns {@code flash_sale*}. Calls stock and catalog; order
 * calls it.
 */
package io.guidepost.domain.flashsale;
