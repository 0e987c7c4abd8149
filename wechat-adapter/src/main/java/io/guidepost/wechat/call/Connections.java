package io.guidepost.wechat.call;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.SocketConfig;
import org.apache.http.impl.client.HttpClientBuilder;

/** Connections to one of Tencent's services: bounded in number and in every kind of waiting. */
public final class Connections {

    private static final int LEASE_MILLIS = 500;

    private Connections() {}

    /** Sets {@code builder} up for {@code atOnce} calls side by side, none of which is ever repeated by the client. */
    public static <B extends HttpClientBuilder> B bound(
            B builder, int atOnce, Duration connectTimeout, Duration readTimeout) {
        int connectMillis = Math.toIntExact(connectTimeout.toMillis());
        int readMillis = Math.toIntExact(readTimeout.toMillis());
        builder.setMaxConnPerRoute(atOnce)
                .setMaxConnTotal(atOnce)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(readMillis).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(LEASE_MILLIS)
                        .setConnectTimeout(connectMillis)
                        .setSocketTimeout(readMillis)
                        .build())
                // Repeating is decided where it is known what may be repeated.
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .setConnectionTimeToLive(1, TimeUnit.MINUTES);
        return builder;
    }
}
