/**
 * Accounts that shoppers close: what stands against it, the time to think it over, the erasure through every feature that holds
 * personal data, the certificate of it, and the register by which who was erased stays erased in a restored database. Owns
 * {@code closure_*}; erases declared columns of other features' tables for them. Calls access, privacy, session and shopper.
 */
package io.guidepost.domain.closure;
