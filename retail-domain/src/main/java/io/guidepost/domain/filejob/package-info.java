/**
 * Tables that come in and go out behind the scenes (ADM-7, ADM-8), whatever is in them: each kind of table is a bean of its
 * feature, and everything else is done here once: dry run, errors row by row and the file handed back with them, progress,
 * resuming after a crash, the same file only once, approval, masking, watermark, expiry. Owns {@code filejob_*}. Calls sheet,
 * privacy and database.
 */
package io.guidepost.domain.filejob;
