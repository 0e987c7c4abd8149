package io.guidepost.architecture.wrong.domain;

/** Wrong on purpose: features live in packages of their own. */
class Everything {}
