/**
 * Members as headquarters finds them among millions and looks at one from all sides (MEM-1). Owns no table; reads
 * {@code shopper_*}, {@code profile_*}, {@code order_*}, {@code coupon*}, {@code cart_line}, {@code behaviour_favourite},
 * {@code price_group*}, {@code tag_mark} and {@code org_*}. Calls identity, organization, profile, access and shopper.
 */
package io.guidepost.domain.member;
