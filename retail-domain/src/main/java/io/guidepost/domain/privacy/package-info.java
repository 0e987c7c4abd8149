/** Personal data at rest: sealed with keys of our own, and masked wherever people look. Owns no table, calls no feature. */
package io.guidepost.domain.privacy;
