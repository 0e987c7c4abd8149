/** What came from Tencent, deduplicated, applied in the background. Owns {@code inbox_event}. Calls no other feature. */
package io.guidepost.domain.inbox;
