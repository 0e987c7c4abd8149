/** The table of {@code V380__sessions.sql}. */
package io.guidepost.domain.session.persistence;
