package io.guidepost.domain.outbox;

/**
 * Does what one topic's messages ask for. It may be asked twice for the same message, so its effect must be guarded by
 * a unique key of ours or by the same merchant number at Tencent.
 *
 * <p>Runs outside any transaction and begins its own: it may call Tencent first and write afterwards. Throwing means
 * "try again later"; after the last attempt the message is kept as dead and an alarm counter rises.
 */
public interface OutboxHandler<T> {

    String topic();

    Class<T> payloadType();

    void deliver(T payload);
}
