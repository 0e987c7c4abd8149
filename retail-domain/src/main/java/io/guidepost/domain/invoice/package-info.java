/** Invoices that shoppers ask for and headquarters issues. Owns {@code invoice_*}; calls order and privacy. */
package io.guidepost.domain.invoice;
