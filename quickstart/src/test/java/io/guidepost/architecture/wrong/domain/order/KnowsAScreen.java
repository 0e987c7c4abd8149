package io.guidepost.architecture.wrong.domain.order;

import io.guidepost.architecture.wrong.guideapi.Screen;

/** Wrong on purpose: a use case that knows who looks at it. */
record KnowsAScreen(Screen screen) {}
