/** Files that clients send or fetch: larger than any JSON, bounded all the same, and kept no longer than they are read. */
package io.guidepost.webedge.file;
