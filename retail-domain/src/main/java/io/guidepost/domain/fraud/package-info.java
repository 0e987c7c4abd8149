/**
 * Suspicions about paid orders (B11, D18): found after payment, kept with their evidence, reviewed by a person. Owns
 * {@code fraud_*}; holds commission through {@code commission} and proposes corrections through {@code correction}.
 */
package io.guidepost.domain.fraud;
