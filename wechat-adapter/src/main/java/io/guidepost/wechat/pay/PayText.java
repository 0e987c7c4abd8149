package io.guidepost.wechat.pay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import javax.crypto.Cipher;

/** Texts that WeChat Pay shows to people, which it limits by characters; and such as nobody else may read. */
final class PayText {

    private PayText() {}

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** For WeChat alone. OAEP draws lots: the same text is written differently each time, which WeChat does not mind. */
    static String encrypted(String text, PublicKey platformKey) {
        try {
            var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            cipher.init(Cipher.ENCRYPT_MODE, platformKey);
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unfit) {
            throw new IllegalStateException("A name or number cannot be encrypted for WeChat Pay", unfit);
        }
    }
}
