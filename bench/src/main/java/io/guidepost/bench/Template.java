package io.guidepost.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A text in which some numbers differ from order to order. */
final class Template {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9.])[0-9]+(?![0-9.])");

    private final List<String> between = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    Template(String text, Collection<Long> varying) {
        var found = NUMBER.matcher(text);
        int from = 0;
        while (found.find()) {
            long number = Long.parseLong(found.group());
            if (varying.contains(number)) {
                between.add(text.substring(from, found.start()));
                numbers.add(number);
                from = found.end();
            }
        }
        between.add(text.substring(from));
    }

    /** @param now what stands for each of the varying numbers */
    String with(Map<Long, Long> now) {
        var text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            text.append(between.get(i)).append(now.get(numbers.get(i)).longValue());
        }
        return text.append(between.get(numbers.size())).toString();
    }
}
