/**
 * Tasks that come again by a rule (C7): each occurrence is a task of its own, made some days ahead. Owns
 * {@code recurrence_*}. Calls content and calendar.
 */
package io.guidepost.domain.recurrence;
