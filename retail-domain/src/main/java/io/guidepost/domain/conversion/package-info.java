/**
 * Buyers who become friends (ACQ-7, ANA-4): the code that a receipt shows, and how many followed it. Calls acquisition, lead
 * and shopper; reads orders, their decisions and friendships. Owns no table.
 */
package io.guidepost.domain.conversion;
