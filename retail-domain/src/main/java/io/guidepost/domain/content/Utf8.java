package io.guidepost.domain.content;

import java.nio.charset.StandardCharsets;

/** WeCom limits texts by bytes of UTF-8. */
final class Utf8 {

    private Utf8() {}

    /** As much of the text as fits, cut between characters. */
    static String shortened(String text, int mostBytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= mostBytes) {
            return text;
        }
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += new String(Character.toChars(codePoint)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > mostBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }
}
