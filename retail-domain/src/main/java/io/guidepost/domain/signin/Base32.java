package io.guidepost.domain.signin;

/** The letters in which authenticators are told a secret (RFC 4648, without padding). */
final class Base32 {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int value = 0;
        for (byte one : bytes) {
            value = value << Byte.SIZE | one & 0xff;
            held += Byte.SIZE;
            while (held >= BITS) {
                held -= BITS;
                text.append(LETTERS.charAt(value >>> held & 31));
            }
            value &= (1 << held) - 1;
        }
        if (held > 0) {
            text.append(LETTERS.charAt(value << BITS - held & 31));
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException for any other character */
    static byte[] decode(String text) {
        var bytes = new byte[text.length() * BITS / Byte.SIZE];
        int held = 0;
        int value = 0;
        int at = 0;
        for (char letter : text.toCharArray()) {
            int digit = LETTERS.indexOf(letter);
            if (digit < 0) {
                throw new IllegalArgumentException("Not base32: " + letter);
            }
            value = value << BITS | digit;
            held += BITS;
            if (held >= Byte.SIZE) {
                held -= Byte.SIZE;
                bytes[at++] = (byte) (value >>> held);
                value &= (1 << held) - 1;
            }
        }
        return bytes;
    }
}
