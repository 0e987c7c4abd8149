/** Messages of both queues and what was put back, by MyBatis. */
package io.guidepost.domain.redrive.persistence;
