/**
 * Who can be chosen for a task (C3): tags of guides, their days of leave, and customers by list or by a segment's
 * conditions. Owns {@code audience_*}; a segment is filled from {@code shopper_*} and {@code order_header}. Calls no other
 * feature.
 */
package io.guidepost.domain.audience;
