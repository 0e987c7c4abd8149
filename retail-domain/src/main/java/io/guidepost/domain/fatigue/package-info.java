/**
 * How often a customer may be written to (C8): the house's own limits, WeCom's quota, and who wants nothing at all. Owns
 * {@code fatigue_*}; what has been sent lies with the tasks. Calls calendar.
 */
package io.guidepost.domain.fatigue;
