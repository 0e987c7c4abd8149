/**
 * What a task would do before it is let out, and how many customers will soon have enough (C8). Owns {@code forecast_*};
 * reads {@code content_delivery}. Calls content, pace, calendar and fatigue.
 */
package io.guidepost.domain.forecast;
