/** What came from Tencent, deduplicated, applied in the background. Owns {@code inbox_message}. Calls delivery. */
package io.guidepost.domain.inbox;
