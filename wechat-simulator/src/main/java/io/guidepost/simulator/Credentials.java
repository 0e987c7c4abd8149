package io.guidepost.simulator;

/**
 * What an application must be configured with to talk to the simulator.
 *
 * @param secret of the self-built app
 * @param contactsSecret of 通讯录
 * @param encodingAesKey 43 characters
 * @param merchantPrivateKeyPem PKCS#8; the merchant signs its requests with it
 * @param platformPublicKeyPem WeChat Pay's public key, known as {@code publicKeyId}
 * @param apiV3Key 32 characters
 */
public record Credentials(
        String corpId,
        int agentId,
        String secret,
        String contactsSecret,
        String callbackToken,
        String encodingAesKey,
        String miniappAppId,
        String miniappSecret,
        String mchId,
        String merchantSerialNo,
        String merchantPrivateKeyPem,
        String publicKeyId,
        String platformPublicKeyPem,
        String apiV3Key) {

    /** Never the secrets themselves: settings like to be logged. */
    @Override
    public String toString() {
        return "Credentials[corpId=" + corpId + ", agentId=" + agentId + ", miniappAppId=" + miniappAppId + ", mchId="
                + mchId + ", publicKeyId=" + publicKeyId + "]";
    }
}
