/** Short messages to guides in WeCom about what concerns them. Owns no table: a message is a row of the outbox. */
package io.guidepost.domain.notice;
