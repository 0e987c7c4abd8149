/** From where an order is best sent, and why. Owns {@code routing_*}; calls order and stock, and reads the stores. */
package io.guidepost.domain.routing;
