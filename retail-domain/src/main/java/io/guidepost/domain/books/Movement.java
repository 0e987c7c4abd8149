package io.guidepost.domain.books;

import java.time.Instant;

/** Money that went from one to another, as one side knows it: {@code fen} under a number that both sides know. */
public record Movement(String number, long fen, Instant movedAt) {}
