package io.guidepost.webedge.problem;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The two languages of the product, chosen by {@code Accept-Language}; Chinese when nothing else is asked for. */
final class Language {

    private static final List<Locale> SPOKEN = List.of(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE, Locale.ENGLISH);

    private Language() {}

    static Locale of(HttpHeaders headers) {
        try {
            var chosen = Locale.lookup(headers.getAcceptLanguage(), SPOKEN);
            return Locale.ENGLISH.equals(chosen) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        } catch (IllegalArgumentException unreadable) {
            return Locale.SIMPLIFIED_CHINESE;
        }
    }
}
