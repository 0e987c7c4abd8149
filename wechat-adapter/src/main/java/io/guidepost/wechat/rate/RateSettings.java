package io.guidepost.wechat.rate;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * WeCom's caps; the defaults are what WeCom documents.
 *
 * @param eachApi for each API that has no entry of its own
 * @param allApis for all together from one address
 * @param apis by API, for example {@code externalcontact/add_moment_task}; added to those that WeCom documents
 * @param nodes at most so many processes call for this corporation; without Redis each has its share
 * @param patience how long a person's call waits for its turn
 * @param massPatience how long mass work waits before it is put back
 */
@ConfigurationProperties("guidepost.wecom.rate")
record RateSettings(
        CapOf eachApi,
        CapOf allApis,
        @DefaultValue Map<String, CapOf> apis,
        @DefaultValue("4") int nodes,
        @DefaultValue("3s") Duration patience,
        @DefaultValue("10s") Duration massPatience) {

    private static final Cap EACH_API = new Cap(10_000, 150_000);
    private static final Cap ALL_APIS = new Cap(20_000, 600_000);
    private static final Map<String, Cap> DOCUMENTED = Map.of(
            "externalcontact/add_moment_task", new Cap(10, 600),
            "get_jsapi_ticket", new Cap(400, 400),
            "ticket/get", new Cap(100, 100));

    RateSettings {
        if (nodes < 1) {
            throw new IllegalArgumentException("guidepost.wecom.rate.nodes must be at least 1, not " + nodes);
        }
    }

    /** As it stands in the configuration: what is missing stays as WeCom documents it. */
    record CapOf(Integer aMinute, Integer anHour) {

        Cap over(Cap documented) {
            return new Cap(
                    aMinute == null ? documented.aMinute() : aMinute, anHour == null ? documented.anHour() : anHour);
        }
    }

    Cap capOf(String api) {
        var documented = DOCUMENTED.getOrDefault(api, over(eachApi, EACH_API));
        return over(apis.get(api), documented);
    }

    Cap capOfAll() {
        return over(allApis, ALL_APIS);
    }

    private static Cap over(CapOf configured, Cap documented) {
        return Optional.ofNullable(configured).map(cap -> cap.over(documented)).orElse(documented);
    }
}
