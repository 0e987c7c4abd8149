package io.guidepost.architecture.wrong.domain.report;

/** What only screens may read. */
public record Figures(long orders) {}
