package io.guidepost.domain.invoice;

/**
 * A taxpayer's number: the unified social credit code of 18 characters with its check character (GB 32100-2015), or one of
 * the 15 digits that went before it.
 */
public final class TaxNumber {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private TaxNumber() {}

    /** Whether the number can be one at all; a letter typed wrong is found. */
    public static boolean isValid(String number) {
        if (number.matches("[0-9]{15}")) {
            return true;
        }
        if (number.length() != WEIGHTS.length + 1) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = ALPHABET.indexOf(number.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * WEIGHTS[i];
        }
        int size = ALPHABET.length();
        return ALPHABET.indexOf(number.charAt(WEIGHTS.length)) == (size - sum % size) % size;
    }
}
