/** The tables {@code rights_*} of {@code V441__admin_roles.sql}. */
package io.guidepost.domain.rights.persistence;
