package io.guidepost.domain.privacy;

/** What may be shown of personal data: enough to recognise one's own, too little to use somebody else's. */
public final class Masked {

    private Masked() {}

    /** {@code 13812341234} becomes {@code 138****1234}; what is shorter than eight characters is hidden whole. */
    public static String phone(String phone) {
        return phone.length() < 8
                ? "*".repeat(phone.length())
                : phone.substring(0, 3) + "*".repeat(phone.length() - 7) + phone.substring(phone.length() - 4);
    }

    /** The first four and the last four characters of somebody's number; what is shorter than twelve is hidden whole. */
    public static String number(String number) {
        return number.length() < 12
                ? "*".repeat(number.length())
                : number.substring(0, 4) + "****" + number.substring(number.length() - 4);
    }

    /** The first character of a name, and a star for each other one. */
    public static String name(String name) {
        int first = name.isEmpty() ? 0 : Character.charCount(name.codePointAt(0));
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }
}
