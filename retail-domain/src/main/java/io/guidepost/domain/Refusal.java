package io.guidepost.domain;

import io.guidepost.core.words.Words;
import java.util.Map;

/**
 * The business says no. An ordinary answer and not an error of ours: nothing has been changed, and the caller learns why.
 *
 * <p>{@code code} is stable and in snake_case; clients decide by it. {@code facts} are what the client needs to react
 * (the SKU that is out of stock, the balance that is too low), and become fields of the problem response.
 */
public class Refusal extends RuntimeException {

    /** What kind of "no" it is; the HTTP edge knows which status that means. */
    public enum Kind {
        MALFORMED,
        UNAUTHENTICATED,
        FORBIDDEN,
        /** Also for what exists but is somebody else's. */
        NOT_FOUND,
        /** The state of things has moved on. */
        CONFLICT,
        /** Well formed and allowed, but the business rules are against it. */
        REFUSED,
        TOO_MANY,
        /** Something we depend on is down; nothing was lost, try again. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final Words words;
    private final Map<String, Object> facts;

    public Refusal(Kind kind, String code, Words words, Map<String, Object> facts) {
        super(code + ": " + words.en(), null, false, false);
        this.kind = kind;
        this.code = code;
        this.words = words;
        this.facts = Map.copyOf(facts);
    }

    public Refusal(Kind kind, String code, Words words) {
        this(kind, code, words, Map.of());
    }

    /** What was asked for does not exist, or is not the caller's. */
    public static Refusal notFound(String zhNoun, String enNoun) {
        return new Refusal(
                Kind.NOT_FOUND,
                "not_found",
                new Words("%s不存在".formatted(zhNoun), "There is no such %s".formatted(enNoun)));
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Words words() {
        return words;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
