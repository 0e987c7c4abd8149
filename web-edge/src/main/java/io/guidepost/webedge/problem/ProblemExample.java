package io.guidepost.webedge.problem;

import io.guidepost.core.words.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a problem looks like on the wire, for the document. */
public final class ProblemExample {

    private ProblemExample() {}

    /** In Chinese; the fields that a code brings along are its own. */
    public static Map<String, Object> of(int status, String code, String zh, String en) {
        var problem = Problem.of(status, code, new Words(zh, en));
        var example = new LinkedHashMap<String, Object>();
        example.put("type", "urn:guidepost:problem:" + code);
        example.put("title", problem.title().in(Locale.SIMPLIFIED_CHINESE));
        example.put("status", status);
        example.put("detail", zh);
        example.put("instance", "/api");
        example.put("code", code);
        example.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        return example;
    }
}
