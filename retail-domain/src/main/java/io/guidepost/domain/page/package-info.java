/**
 * Home pages, subjects and banners as data: written as drafts, published as releases, shown to whom they are meant for. Owns
 * {@code page_*}. Calls assortment, catalogue and organization.
 */
package io.guidepost.domain.page;
