/** The tables {@code signin_*} of {@code V440__admin_sign_in.sql}. */
package io.guidepost.domain.signin.persistence;
