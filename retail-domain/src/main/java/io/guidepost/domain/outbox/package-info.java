/**
 * What must happen after commit, at least once. Owns {@code outbox_message}. Calls delivery; handlers of the
 * features register by being beans.
 */
package io.guidepost.domain.outbox;
