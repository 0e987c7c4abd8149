/** Digests, as statements, ledger, files and signatures want them. */
package io.guidepost.core.digest;
