/** The shop and its guides: one package per feature; this root holds the wiring and {@link io.guidepost.domain.Refusal}. */
package io.guidepost.domain;
