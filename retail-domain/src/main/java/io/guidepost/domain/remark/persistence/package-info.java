/** Remarks by MyBatis. */
package io.guidepost.domain.remark.persistence;
