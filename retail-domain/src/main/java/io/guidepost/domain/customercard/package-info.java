/**
 * What a guide sees of a customer beside the chat (S1-3): seven blocks that are read in a handful of statements and worked
 * out here by pure functions, each with the reason for what it claims.
 */
package io.guidepost.domain.customercard;
