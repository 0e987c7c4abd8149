package io.guidepost.simulator.wecom;

import java.time.Instant;

/** A group message that a customer has got; {@code attachments} is WeCom's JSON array. */
public record DeliveredMessage(
        String msgid, String userid, String externalUserid, String text, String attachments, Instant at) {}
