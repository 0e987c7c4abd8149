/**
 * A copy of everything that is known about one member, for himself (PIPL 45). Owns no table; reads those that features declare
 * by {@link io.guidepost.domain.privacy.HoldsPersonalData}. Calls access, closure, privacy and shopper.
 */
package io.guidepost.domain.dataexport;
