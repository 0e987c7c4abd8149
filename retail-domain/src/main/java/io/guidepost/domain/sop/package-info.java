/**
 * Operating procedures (TASK-10): steps over some days for people who go through them together, until they buy, answer or
 * leave. Each step is a task of its own. Owns {@code sop_*}; fills {@code audience_list_member}, and reads
 * {@code shopper_friendship} and {@code order_header} for what ends it. Calls content, audience and calendar.
 */
package io.guidepost.domain.sop;
