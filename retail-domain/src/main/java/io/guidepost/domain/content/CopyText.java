package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The copy of a task with its variables (C2). A group send has one text for all customers of a guide, so only what is the
 * same for all of them can stand in it.
 */
final class CopyText {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+\\.[a-z]+)}");
    private static final Set<String> KNOWN = Set.of("guide.name", "store.name");

    /** Where a guide speaks to one customer after the other, each is addressed by name. */
    private static final String CUSTOMER = "customer.name";

    private CopyText() {}

    static void requireKnownVariables(TaskType type, String text) {
        var matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            // A corporate moment has one text for all guides.
            if (type == TaskType.MOMENTS_CORP
                    || !KNOWN.contains(matcher.group(1))
                            && !(matcher.group(1).equals(CUSTOMER) && type == TaskType.VISIT_CALLBACK)) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "copy_variable_unknown",
                        new Words(
                                "文案中的变量 {%s} 不可用,可用 {guide.name} 与 {store.name}".formatted(matcher.group(1)),
                                "The copy's variable {%s} is not available; there are {guide.name} and {store.name}"
                                        .formatted(matcher.group(1))));
            }
        }
    }

    static String filled(String text, String guideName, String storeName) {
        var values = Map.of("guide.name", guideName, "store.name", storeName);
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
