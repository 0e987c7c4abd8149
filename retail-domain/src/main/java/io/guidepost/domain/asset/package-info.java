/**
 * Files that people hand in: looked at before they are believed, kept by their content, and handed out so that no browser
 * runs them. Owns {@code asset_*}. Calls the outbox.
 */
package io.guidepost.domain.asset;
