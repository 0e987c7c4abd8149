package io.guidepost.domain.profile;

/**
 * Turns the code of the button "allow phone number" into the number that WeChat has verified. A bad code is
 * {@link io.guidepost.domain.GatewayRejected}; an answer meant for another mini-program is none.
 */
public interface PhoneNumbers {

    PhoneNumber exchange(String code);

    /**
     * @param number without country code
     * @param countryCode digits alone, such as {@code 86}
     */
    record PhoneNumber(String number, String countryCode) {

        private static final String CHINA = "86";

        /** With the country code where it is not China's. */
        public String written() {
            return countryCode.equals(CHINA) ? number : "+" + countryCode + " " + number;
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "PhoneNumber[+" + countryCode + "]";
        }
    }
}
