/**
 * Who at headquarters may do what: permissions, roles, accounts. Owns {@code rights_*}; writes accounts through
 * organization and ends sessions through signin. Screens call it.
 */
package io.guidepost.domain.rights;
