/**
 * What came of a task as a file for Excel, made in the background, with customers masked, and with a trace of who asked for it and took
 * it (C5). Owns the tables {@code executionfile_…}; reads those of tasks.
 */
package io.guidepost.domain.executionfile;
