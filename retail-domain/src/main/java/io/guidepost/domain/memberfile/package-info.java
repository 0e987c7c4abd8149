/**
 * Members and their tags by the thousand: in from tables of other channels, and out, masked. Owns no table; counts
 * {@code shopper_*} and {@code tag_*}. Calls filejob, member, shopper, identity, profile, access, tag and organization.
 */
package io.guidepost.domain.memberfile;
