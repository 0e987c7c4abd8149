/**
 * The monthly statement of every payee: drafted from the entries, checked against the ledger, signed by two people, closed
 * for good (B9). Owns {@code statement_*}; reads {@code commission_*}, {@code ledger_*}, {@code payout_withdrawal}, {@code
 * order_line}, {@code refund_*} and {@code org_*}. Calls commission, ledger and organization.
 */
package io.guidepost.domain.statement;
