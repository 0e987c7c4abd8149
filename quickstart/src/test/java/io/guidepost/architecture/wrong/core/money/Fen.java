package io.guidepost.architecture.wrong.core.money;

/** What the wrong classes of the other packages use. */
public record Fen(long fen) {}
