/**
 * The recurring duties as headquarters sees and steers them, and what their runs came to. Owns {@code duty}, {@code duty_run}
 * and {@code duty_order}; reads, and never writes, the tables of Quartz, whose home is the scheduler.
 */
package io.guidepost.domain.duty;
