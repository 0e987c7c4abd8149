package io.guidepost.architecture.wrong.domain.common;

/** Wrong on purpose: a drawer for everything. */
class Anything {}
