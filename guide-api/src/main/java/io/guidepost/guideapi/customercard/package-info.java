/** The customers of a guide, and the card of each in one answer. */
package io.guidepost.guideapi.customercard;
