package io.guidepost.architecture.wrong.scheduler;

import io.guidepost.architecture.wrong.wechat.Wx;

/** Wrong on purpose: the adapter is reached through ports. */
record KnowsTheAdapter(Wx wx) {}
