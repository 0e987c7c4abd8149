package io.guidepost.architecture.wrong.core.sale;

import io.guidepost.architecture.wrong.core.settlement.Statement;

/** Wrong on purpose: settlement stands on sale, not the other way round. */
record SaleKnowsSettlement(Statement statement) {}
