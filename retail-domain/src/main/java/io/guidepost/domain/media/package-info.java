/**
 * What WeCom calls our files, for as long as it knows them (MAT-5). Owns {@code media_*}; reads {@code content_task} to see
 * what will be needed soon. Calls asset and material.
 */
package io.guidepost.domain.media;
