/** Tags by MyBatis. */
package io.guidepost.domain.tag.persistence;
