package io.guidepost.wechat.pay;

/** Texts that WeChat Pay shows to people, which it limits by characters. */
final class PayText {

    private PayText() {}

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
