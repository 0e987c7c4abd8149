/** Hand-overs by MyBatis. */
package io.guidepost.domain.handover.persistence;
