/**
 * Handing a guide's customers and chats over to others (INH-1 to INH-6, D14): the plan, its execution at WeCom, and what the
 * new guide should know. Owns the tables {@code handover_*}; reads {@code shopper_*}, {@code order_*}, {@code cart_line},
 * {@code catalog_*}, {@code aftersale_case}, {@code tag_mark} and {@code org_guide}. Calls shopper, tag, groupchat, organization and database.
 */
package io.guidepost.domain.handover;
