/**
 * What shoppers look at, mark and pass on: a stream for rules to read, and favourites and browse history for the shopper.
 * Owns {@code behaviour_*}. Calls shopper and catalogue.
 */
package io.guidepost.domain.behaviour;
