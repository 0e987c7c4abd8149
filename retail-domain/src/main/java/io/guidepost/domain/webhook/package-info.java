/**
 * Other systems are told what happens. Owns {@code webhook_*}. Listens to the outbox, calls picture for what a public address
 * is; screens and the scheduler call it.
 */
package io.guidepost.domain.webhook;
