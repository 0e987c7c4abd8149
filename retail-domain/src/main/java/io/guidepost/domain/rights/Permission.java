package io.guidepost.domain.rights;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One right: something done in one area. In writing {@code orders.read}. */
public record Permission(Area area, Action action) {

    /** What is done: looked at, changed, or decided on after somebody else has proposed it. */
    public enum Action {
        READ("查看", "see"),
        WRITE("编辑", "change"),
        APPROVE("审批", "decide");

        private final Words words;

        Action(String zh, String en) {
            this.words = new Words(zh, en);
        }

        public Words words() {
            return words;
        }
    }

    private static final Map<String, Permission> BY_KEY = Arrays.stream(Area.values())
            .flatMap(area -> Arrays.stream(Action.values()).map(action -> new Permission(area, action)))
            .collect(Collectors.toUnmodifiableMap(Permission::key, Function.identity()));

    public String key() {
        return area.key() + "." + action.name().toLowerCase(Locale.ROOT);
    }

    /** All there are, area by area. */
    public static List<Permission> all() {
        return Arrays.stream(Area.values()).flatMap(Permission::in).toList();
    }

    static Stream<Permission> in(Area area) {
        return Arrays.stream(Action.values()).map(action -> new Permission(area, action));
    }

    /** Refused with {@code unknown_permission} where one of them does not exist. */
    public static Set<Permission> of(Iterable<String> keys) {
        var found = new java.util.LinkedHashSet<Permission>();
        for (var key : keys) {
            var one = BY_KEY.get(key);
            if (one == null) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "unknown_permission",
                        new Words("没有权限项 " + key, "There is no permission " + key),
                        Map.of("permission", key));
            }
            found.add(one);
        }
        return Set.copyOf(found);
    }

    /** Those of a stored role; one that a later release no longer knows grants nothing. */
    public static Set<Permission> known(Iterable<String> keys) {
        var found = new java.util.HashSet<Permission>();
        keys.forEach(key -> {
            if (BY_KEY.containsKey(key)) {
                found.add(BY_KEY.get(key));
            }
        });
        return Set.copyOf(found);
    }
}
