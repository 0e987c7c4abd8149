package io.guidepost.architecture.wrong.guideapi;

/** What the wrong domain uses. */
public record Screen(String title) {}
