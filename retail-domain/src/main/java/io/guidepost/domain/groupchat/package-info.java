/**
 * Customer group chats as WeCom knows them: whose they are and who came into them (C1). Owns {@code groupchat_*}. Calls
 * organization and shopper, from whom it hears of WeCom's events.
 */
package io.guidepost.domain.groupchat;
