/**
 * What headquarters looks at first (ANA-1): the figures of a period, each with the name of its metric, and how they went day by day.
 * Owns no table; reads what was counted of sales, commission and tasks, and the keys of orders, members and withdrawals.
 */
package io.guidepost.domain.overview;
