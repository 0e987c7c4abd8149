package io.guidepost.wechat.rate;

/**
 * How often WeCom lets a corporation call: in any minute and in any hour.
 *
 * <p>Above it WeCom answers 45009 and lets nobody of the corporation in for 60 seconds or 60 minutes.
 */
record Cap(int aMinute, int anHour) {

    Cap {
        if (aMinute < 1 || anHour < 1) {
            throw new IllegalArgumentException(
                    "A cap of calls is at least 1 a minute and 1 an hour, not " + aMinute + " and " + anHour);
        }
    }
}
