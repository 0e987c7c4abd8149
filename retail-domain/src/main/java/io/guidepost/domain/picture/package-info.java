/**
 * Pictures that are named by their address on the web and become files of ours. Owns {@code picture_*}. Calls asset and
 * assortment.
 */
package io.guidepost.domain.picture;
