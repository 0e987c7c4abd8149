/**
 * Accounts that shoppers close: what stands against it, the time to think it over, the erasure through every feature that holds
 * personal data, and the certificate of it. Owns {@code closure_*}; erases declared columns of other features' tables for
 * them. Calls access, privacy, session and shopper.
 */
package io.guidepost.domain.closure;
