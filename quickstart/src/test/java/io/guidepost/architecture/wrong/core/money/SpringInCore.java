package io.guidepost.architecture.wrong.core.money;

import org.springframework.stereotype.Service;

/** Wrong on purpose: money core has no framework. */
@Service
class SpringInCore {}
