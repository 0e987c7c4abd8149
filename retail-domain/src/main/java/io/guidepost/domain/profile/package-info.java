/**
 * What shoppers tell about themselves: nickname, picture, phone number, and what they agreed to. Owns {@code profile_*};
 * reads {@code content_material} and {@code asset_file} before a picture goes. Calls access, asset, fatigue, identity, privacy and shopper.
 */
package io.guidepost.domain.profile;
