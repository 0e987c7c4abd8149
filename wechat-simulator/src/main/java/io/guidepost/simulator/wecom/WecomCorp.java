package io.guidepost.simulator.wecom;

/** The corporation that the simulator plays, with one self-built app bound to one mini-program. */
public record WecomCorp(
        String corpId,
        int agentId,
        String secret,
        String contactsSecret,
        String callbackToken,
        String encodingAesKey,
        String miniappAppId) {}
