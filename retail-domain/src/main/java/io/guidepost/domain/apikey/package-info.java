/**
 * Keys of other systems and the requests signed with them. Owns {@code apikey_*}. Calls rights for accounts and permissions;
 * screens call it.
 */
package io.guidepost.domain.apikey;
