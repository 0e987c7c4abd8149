/**
 * The life of a commission rate (B6): proposed by one, approved by another, in force from its moment on, ended by the next;
 * never for the past, never beyond the caps. Owns {@code commission_rate*}; reads the catalogue and the stores to know what
 * a rate is for.
 */
package io.guidepost.domain.commission.rate;
