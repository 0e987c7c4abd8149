package io.guidepost.guideapi.screen;

import io.guidepost.core.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * The first document of a page and the content security policy it comes with.
 *
 * @param html the document
 * @param policy value of the header {@code Content-Security-Policy}
 */
record Screen(String html, String policy) {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /**
     * The page below {@code static/{name}/}; it has one script in the document, which is the import map.
     *
     * @param scripts addresses elsewhere from which it may load a script
     */
    static Screen named(String name, String... scripts) {
        try {
            var html = new ClassPathResource("static/%s/index.html".formatted(name))
                    .getContentAsString(StandardCharsets.UTF_8);
            return new Screen(html, policy(html, scripts));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /**
     * Everything comes from here, and no script stands in a document but the import map, which browsers accept nowhere else
     * and which is named by its hash.
     */
    private static String policy(String html, String... scripts) {
        var map = IMPORT_MAP.matcher(html);
        if (!map.find()) {
            throw new IllegalStateException("A page without an import map");
        }
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'sha256-%s' %s"
                        .formatted(sha256(map.group(1)), String.join(" ", scripts))
                        .strip(),
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}
