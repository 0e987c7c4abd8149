package io.guidepost.domain.idempotency;

/** An answer, and whether it was given before. */
public record Answered(Answer answer, boolean replayed) {}
