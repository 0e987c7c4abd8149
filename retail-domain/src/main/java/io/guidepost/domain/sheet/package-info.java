/**
 * Tables as people exchange them: Excel workbooks and CSV files, read and written row by row within limits. Knows no feature;
 * each brings its columns. What is read is measured before it is unpacked, and nothing that is written is a formula.
 */
package io.guidepost.domain.sheet;
