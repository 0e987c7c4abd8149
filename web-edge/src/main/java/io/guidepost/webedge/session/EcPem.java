package io.guidepost.webedge.session;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads keys on P-256 from PEM. Whatever is wrong with one is said with the name of the setting, never with its content. */
final class EcPem {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private EcPem() {}

    static TokenKeys.Pair privateKey(String property, String pemOrPath) {
        var pem = content(property, pemOrPath);
        try {
            var bytes = decoded(pem, PRIVATE);
            var key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
            requireP256(key.getParams());
            return new TokenKeys.Pair(key, publicKeyOf(key));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException malformed) {
            throw new IllegalStateException(
                    "%s is not an EC private key on P-256 in PKCS#8 PEM (-----BEGIN PRIVATE KEY-----)"
                            .formatted(property));
        }
    }

    /** The public key itself, or that of a private key. */
    static ECPublicKey publicKey(String property, String pemOrPath) {
        var pem = content(property, pemOrPath);
        if (pem.contains(begin(PRIVATE))) {
            return privateKey(property, pem).publicKey();
        }
        try {
            var bytes = decoded(pem, PUBLIC);
            var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
            requireP256(key.getParams());
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException malformed) {
            throw new IllegalStateException(
                    "%s is neither an EC private key nor an EC public key on P-256 in PEM".formatted(property));
        }
    }

    private static String content(String property, String pemOrPath) {
        if (pemOrPath.contains("-----BEGIN")) {
            return pemOrPath;
        }
        try {
            return Files.readString(Path.of(pemOrPath.strip()));
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalStateException(
                    "%s is neither PEM nor the path of a file that can be read".formatted(property));
        }
    }

    /** Environment variables often carry the line breaks as the two characters {@code \n}. */
    private static byte[] decoded(String pem, String label) {
        var text = pem.replace("\\n", "\n");
        int from = text.indexOf(begin(label));
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder()
                .decode(text.substring(from + begin(label).length(), to).strip());
    }

    private static String begin(String label) {
        return "-----BEGIN " + label + "-----";
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static void requireP256(ECParameterSpec given) throws GeneralSecurityException {
        var wanted = p256();
        if (!wanted.getCurve().equals(given.getCurve())
                || !wanted.getGenerator().equals(given.getGenerator())) {
            throw new IllegalArgumentException("another curve");
        }
    }

    /**
     * The JDK does not hand out the public half of a private key, so it is computed: the generator, times the secret number.
     * Done once at start-up, where nobody can measure how long it takes.
     */
    private static ECPublicKey publicKeyOf(ECPrivateKey key) throws GeneralSecurityException {
        var curve = p256();
        var prime = ((ECFieldFp) curve.getCurve().getField()).getP();
        var point = ECPoint.POINT_INFINITY;
        for (int bit = key.getS().bitLength() - 1; bit >= 0; bit--) {
            point = plus(point, point, curve, prime);
            if (key.getS().testBit(bit)) {
                point = plus(point, curve.getGenerator(), curve, prime);
            }
        }
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    }

    private static ECPoint plus(ECPoint left, ECPoint right, ECParameterSpec curve, BigInteger prime) {
        if (left.equals(ECPoint.POINT_INFINITY)) {
            return right;
        }
        if (right.equals(ECPoint.POINT_INFINITY)) {
            return left;
        }
        var x = left.getAffineX();
        var y = left.getAffineY();
        var slope = left.equals(right)
                ? x.pow(2)
                        .multiply(THREE)
                        .add(curve.getCurve().getA())
                        .multiply(y.multiply(TWO).modInverse(prime))
                : right.getAffineY()
                        .subtract(y)
                        .multiply(right.getAffineX().subtract(x).modInverse(prime));
        var sumX = slope.pow(2).subtract(x).subtract(right.getAffineX()).mod(prime);
        return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(prime));
    }
}
