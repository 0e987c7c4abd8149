/**
 * Who is who (MEM-2, MEM-3): the evidence that records are one shopper, what headquarters has decided, and the pure rules that
 * group records by both. Owns {@code identity_*}; reads {@code shopper_member}, {@code shopper_identity} and
 * {@code profile_phone}, adds to {@code shopper_identity}. Calls database and privacy.
 */
package io.guidepost.domain.identity;
