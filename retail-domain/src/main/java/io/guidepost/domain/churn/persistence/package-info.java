/** Reads who has lost whom, by MyBatis. */
package io.guidepost.domain.churn.persistence;
