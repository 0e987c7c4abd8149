package io.guidepost.domain.welcome;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which greeting is meant, and what it says. */
final class WelcomeRules {

    /** WeCom's limit of a text. */
    static final int MOST_BYTES = 4_000;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> KNOWN = Set.of("guide", "store");

    private WelcomeRules() {}

    /** The most particular one: for the channel in the store, for the channel, for the store, for all. */
    static Optional<WelcomeTemplate> choose(List<WelcomeTemplate> inForce) {
        return inForce.stream()
                .max(Comparator.comparing(
                                (WelcomeTemplate template) -> template.channel().isPresent())
                        .thenComparing(template -> template.storeId().isPresent()));
    }

    /** With the names in place, and never longer than WeCom takes. */
    static String text(String body, String guideName, String storeName) {
        // In one pass, so that a name with braces is a name.
        var names = Map.of("guide", guideName, "store", storeName);
        var filled = PLACEHOLDER
                .matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(1), found.group())));
        return cut(filled, MOST_BYTES);
    }

    static String cut(String text, int mostBytes) {
        var cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    /** A misspelt placeholder would be read by every new friend. */
    static void requireKnownPlaceholders(String body) {
        PLACEHOLDER.matcher(body).results().map(found -> found.group(1)).forEach(name -> {
            if (!KNOWN.contains(name)) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "unknown_placeholder",
                        new Words(
                                "未知占位符 {%s}，可用：{guide}、{store}".formatted(name),
                                "There is no placeholder {%s}; {guide} and {store} are known".formatted(name)),
                        Map.of("placeholder", name));
            }
        });
    }
}
