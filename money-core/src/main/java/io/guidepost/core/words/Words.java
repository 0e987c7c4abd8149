package io.guidepost.core.words;

import java.util.Locale;
import java.util.Objects;

/** One sentence for people, in the two languages of the product. */
public record Words(String zh, String en) {

    public Words {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    /** The sentence in the language asked for: Chinese for any Chinese locale, English for all others. */
    public String in(Locale locale) {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
    }
}
