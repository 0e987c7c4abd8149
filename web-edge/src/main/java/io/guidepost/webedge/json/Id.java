package io.guidepost.webedge.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.List;

/** An identifier on the wire: a string of digits, because JavaScript cannot hold our numbers. */
public record Id(long value) {

    /** Anything but a positive number is malformed. */
    @JsonCreator
    public static Id of(String text) {
        if (text.isEmpty() || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("An identifier is a string of digits");
        }
        return new Id(Long.parseLong(text));
    }

    public static List<Long> values(Collection<Id> ids) {
        return ids == null ? List.of() : ids.stream().map(Id::value).distinct().toList();
    }

    @JsonValue
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
