package io.guidepost.architecture.wrong.domain.payment;

import io.guidepost.architecture.wrong.domain.report.Figures;

/** Wrong on purpose: deciding by a figure made for a screen. */
record ReadsAReport(Figures figures) {}
