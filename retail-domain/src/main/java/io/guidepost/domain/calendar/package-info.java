/**
 * When something may go out (C7): the hours of the day, headquarters' holidays, and each store's off-peak slot.
 * Owns {@code calendar_*}. Days and minutes are those of Asia/Shanghai. Calls
 * organization, which knows the hours of stores.
 */
package io.guidepost.domain.calendar;
