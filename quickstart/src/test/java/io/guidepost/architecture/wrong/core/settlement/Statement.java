package io.guidepost.architecture.wrong.core.settlement;

/** What the wrong sale uses. */
public record Statement(long fen) {}
