/**
 * Files that people hand in: looked at before they are believed, kept by their content, and handed out so that no browser
 * runs them; scanned where there is a scanner, and removed when nothing refers to them any more. Owns {@code asset_*}; reads
 * {@code content_material} and {@code proof_photo} to see what is referred to. Calls the outbox.
 */
package io.guidepost.domain.asset;
