/**
 * When something may go out (C7): the hours of the day, headquarters' holidays, and each store's hours and off-peak slot.
 * Owns {@code calendar_*}. Days and minutes are those of Asia/Shanghai. Calls no other feature.
 */
package io.guidepost.domain.calendar;
