package io.guidepost.domain.compliance;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether words and links are allowed (C10). */
final class ComplianceRules {

    private static final Pattern LINK = Pattern.compile("(?i)https?://[\\w.\\-:%/?#@!$&'()*+,;=~]+");

    private ComplianceRules() {}

    /** The first forbidden word in the text; blanks between characters hide nothing. */
    static Optional<String> forbidden(String text, Collection<String> words) {
        var plain = text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> plain.contains(word.replaceAll("\\s+", "").toLowerCase(Locale.ROOT)))
                .sorted()
                .findFirst();
    }

    static List<String> links(String text) {
        return LINK.matcher(text).results().map(found -> found.group()).toList();
    }

    /** A host allows what lies below it too; with no host named yet, nothing is restricted. */
    static boolean isAllowed(String link, Collection<String> hosts) {
        if (hosts.isEmpty()) {
            return true;
        }
        try {
            var host = URI.create(link).getHost();
            return host != null
                    && hosts.stream()
                            .anyMatch(allowed -> host.equalsIgnoreCase(allowed)
                                    || host.toLowerCase(Locale.ROOT).endsWith("." + allowed.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
