/**
 * What guides, store managers and regions hear of tasks that are not done yet (C6). Owns {@code reminder_*}; reads
 * {@code content_assignment} and {@code org_employment}. Calls content, calendar and notice.
 */
package io.guidepost.domain.reminder;
