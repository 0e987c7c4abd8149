/** Who looked at or changed a member's personal data, when and why. Owns {@code access_*}. Calls database and privacy. */
package io.guidepost.domain.access;
