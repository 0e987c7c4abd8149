/** Read-only views for screens, straight from SQL. Owns no table; nobody but screens calls it. */
package io.guidepost.domain.report;
