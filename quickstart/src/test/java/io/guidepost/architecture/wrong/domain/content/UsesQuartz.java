package io.guidepost.architecture.wrong.domain.content;

import org.quartz.Job;

/** Wrong on purpose: use cases do not know who wakes them. */
abstract class UsesQuartz implements Job {}
