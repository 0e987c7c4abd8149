/** The tables of {@code V443__api_keys.sql}. */
package io.guidepost.domain.apikey.persistence;
