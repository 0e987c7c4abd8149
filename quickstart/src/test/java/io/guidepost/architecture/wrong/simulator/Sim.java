package io.guidepost.architecture.wrong.simulator;

/** What the wrong applications use. */
public class Sim {}
