/**
 * Sessions of shoppers, one for each device: opened, renewed, ended. Owns {@code session_*}. Calls shopper and privacy;
 * screens and closure call it.
 */
package io.guidepost.domain.session;
