/** The tables of {@code V381__profiles.sql}. */
package io.guidepost.domain.profile.persistence;
