package io.guidepost.webedge.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The keys of one audience: one that signs, and those whose signatures are accepted, by key id. */
final class TokenKeys {

    private final String signingKeyId;
    private final JWSSigner signer;
    private final Map<String, JWSVerifier> verifiers = new HashMap<>();

    TokenKeys(Audience audience, TokenSettings.Keys keys) {
        var property = "guidepost.tokens.%s.signing-key".formatted(audience.key());
        if (keys.signingKey().isBlank()) {
            throw new IllegalStateException(
                    "%s is not set: it needs an EC private key (P-256, PKCS#8, PEM, or the path of such a file), for example of \"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256\""
                            .formatted(property));
        }
        var pair = EcPem.privateKey(property, keys.signingKey());
        try {
            signingKeyId = add(pair.publicKey());
            signer = new ECDSASigner(pair.privateKey(), Curve.P_256);
            if (!keys.previousKey().isBlank()) {
                add(EcPem.publicKey("guidepost.tokens.%s.previous-key".formatted(audience.key()), keys.previousKey()));
            }
        } catch (JOSEException unusable) {
            throw new IllegalStateException("%s cannot be used for ES256".formatted(property), unusable);
        }
    }

    /** The key id is the thumbprint of the key: nobody has to think of names, and no two keys share one. */
    private String add(ECPublicKey key) throws JOSEException {
        var id = new ECKey.Builder(Curve.P_256, key)
                .build()
                .computeThumbprint()
                .toString()
                .substring(0, 16);
        verifiers.put(id, new ECDSAVerifier(key));
        return id;
    }

    String signingKeyId() {
        return signingKeyId;
    }

    JWSSigner signer() {
        return signer;
    }

    Optional<JWSVerifier> verifier(String keyId) {
        return keyId == null ? Optional.empty() : Optional.ofNullable(verifiers.get(keyId));
    }

    boolean sharesAKeyWith(TokenKeys other) {
        return verifiers.keySet().stream().anyMatch(other.verifiers::containsKey);
    }

    record Pair(ECPrivateKey privateKey, ECPublicKey publicKey) {}
}
