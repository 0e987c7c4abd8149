package io.guidepost.architecture.wrong.miniappapi;

/** What the wrong guide application uses. */
public record Basket(long id) {}
