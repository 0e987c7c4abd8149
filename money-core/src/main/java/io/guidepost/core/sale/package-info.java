/** What was bought, what each line was paid, and what may be given back. */
package io.guidepost.core.sale;
