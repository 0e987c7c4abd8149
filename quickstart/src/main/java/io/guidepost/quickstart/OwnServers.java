package io.guidepost.quickstart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Servers that somebody brings along, where the embedded ones do not run: named in the environment as for the applications
 * in production. What is not named is started here.
 *
 * @param database properties of the schema and its users
 * @param redisUrl with password and database number
 */
record OwnServers(Optional<Map<String, String>> database, Optional<String> redisUrl) {

    static final OwnServers NONE = new OwnServers(Optional.empty(), Optional.empty());

    /** Reads {@code DB_URL}, {@code DB_USER}, {@code DB_PASSWORD}, {@code DB_OWNER_…} and {@code REDIS_URL}. */
    static OwnServers of(Map<String, String> environment) {
        return new OwnServers(
                named(environment, "DB_URL").map(url -> database(url, environment)), named(environment, "REDIS_URL"));
    }

    private static Map<String, String> database(String url, Map<String, String> environment) {
        var user = environment.getOrDefault("DB_USER", "");
        var password = environment.getOrDefault("DB_PASSWORD", "");
        var properties = new LinkedHashMap<String, String>();
        properties.put("spring.datasource.url", url);
        properties.put("spring.datasource.username", user);
        properties.put("spring.datasource.password", password);
        properties.put("spring.flyway.url", url);
        properties.put("spring.flyway.user", named(environment, "DB_OWNER_USER").orElse(user));
        properties.put(
                "spring.flyway.password",
                named(environment, "DB_OWNER_PASSWORD").orElse(password));
        return properties;
    }

    private static Optional<String> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
