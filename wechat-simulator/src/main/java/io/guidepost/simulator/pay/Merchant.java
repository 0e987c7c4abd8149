package io.guidepost.simulator.pay;

import java.security.PrivateKey;
import java.security.PublicKey;

/** Who pays and is paid: the merchant's public key verifies requests, the platform's private key signs answers. */
public record Merchant(
        String mchId,
        String appId,
        String merchantSerialNo,
        PublicKey merchantKey,
        String publicKeyId,
        PrivateKey platformKey,
        String apiV3Key) {}
