package io.guidepost.simulator.control;

import io.guidepost.simulator.http.Answer;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import io.guidepost.simulator.http.Routes;
import io.guidepost.simulator.http.Service;
import io.guidepost.simulator.state.Store;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The control panel under {@code /sim}: here the test or the visitor plays customers, guides and bad luck. */
public final class Panel implements Service {

    /** Carries an order out, alone; the answer's body is JSON. */
    public interface Handler {
        JsonNode carryOut(Order order);
    }

    /** Shows what is no JSON, such as a picture; alone as well. */
    public interface Showing {
        Answer show(Order order);
    }

    /** One order to the panel: path variables, query and body. */
    public record Order(Call call, Body body, Map<String, String> variables) {

        public String variable(String name) {
            return variables.get(name);
        }

        public String need(String field) {
            return body.text(field)
                    .orElseThrow(() -> PanelRefusal.bad("The field \"" + field + "\" is missing or empty."));
        }

        /** One of the enum's names; the fallback when the field is absent. */
        public <E extends Enum<E>> E oneOf(Class<E> type, String field, Optional<E> fallback) {
            Optional<String> given = body.text(field);
            if (given.isEmpty() && fallback.isPresent()) {
                return fallback.get();
            }
            for (E value : type.getEnumConstants()) {
                if (given.isPresent() && value.name().equals(given.get().toUpperCase(Locale.ROOT))) {
                    return value;
                }
            }
            throw PanelRefusal.bad(
                    "The field \"" + field + "\" must be one of " + List.of(type.getEnumConstants()) + ".");
        }

        /** How often; 1 unless told, at most 100,000. */
        public int times() {
            long times = body.has("times")
                    ? body.number("times").orElseThrow(() -> PanelRefusal.bad("\"times\" must be a number."))
                    : 1;
            if (times < 1 || times > 100_000) {
                throw PanelRefusal.bad("\"times\" must be between 1 and 100000.");
            }
            return (int) times;
        }

        public Duration delay(Duration usual) {
            long millis = body.has("delayMs")
                    ? body.number("delayMs").orElseThrow(() -> PanelRefusal.bad("\"delayMs\" must be a number."))
                    : usual.toMillis();
            if (millis < 0 || millis > 600_000) {
                throw PanelRefusal.bad("\"delayMs\" must be between 0 and 600000.");
            }
            return Duration.ofMillis(millis);
        }

        /** How many to show; 100 unless told, at most 5,000. */
        public int limit() {
            return call.param("limit")
                    .filter(text -> text.matches("\\d{1,6}"))
                    .map(Integer::parseInt)
                    .map(limit -> Math.min(Math.max(limit, 1), 5_000))
                    .orElse(100);
        }
    }

    private record Line(String method, String path, String zh, String en) {}

    private final Routes<Showing> routes = new Routes<>();
    private final List<Line> lines = new ArrayList<>();
    private final Store store;

    public Panel(Store store) {
        this.store = store;
    }

    /** Adds a control, with what it does in Chinese and English for the page that lists the panel. */
    public void on(String method, String path, String zh, String en, Handler handler) {
        routes.add(method, path, order -> Answer.json(200, handler.carryOut(order)));
        lines.add(new Line(method, path, zh, en));
    }

    /** The same for something to look at. */
    public void show(String path, String zh, String en, Showing showing) {
        routes.add("GET", path, showing);
        lines.add(new Line("GET", path, zh, en));
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/") || path.equals("/sim") || path.startsWith("/sim/");
    }

    @Override
    public Answer answer(Call call) {
        if (call.method().equals("GET")
                && (call.path().equals("/") || call.path().equals("/sim"))) {
            return Answer.html(200, page());
        }
        try {
            Routes.Found<Showing> found = routes.find(call.method(), call.path())
                    .orElseThrow(
                            () -> PanelRefusal.unknown("The panel has no " + call.path() + "; GET /sim lists it."));
            if (found.handler().isEmpty()) {
                return told(405, "The panel has " + call.path() + ", but not for " + call.method() + ".");
            }
            Body body = Body.of(call.body());
            return store.alone(() -> found.handler().get().show(new Order(call, body, found.variables())));
        } catch (PanelRefusal refusal) {
            return told(refusal.status(), refusal.getMessage());
        } catch (Body.NotJson malformed) {
            return told(400, "The body is not a JSON object.");
        }
    }

    @Override
    public Answer failure(Call call, String errcode) {
        return told(500, "The panel itself takes no faults.");
    }

    /** An ISO-8601 duration such as P8D or PT30M, not negative and at most ten years. */
    static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.compareTo(Duration.ofDays(3660)) > 0) {
                throw PanelRefusal.bad("The clock moves forward by at most ten years at a time.");
            }
            return duration;
        } catch (DateTimeParseException malformed) {
            throw PanelRefusal.bad("\"" + text + "\" is not a duration such as P8D or PT30M.");
        }
    }

    public static JsonNode tree(Object value) {
        try {
            return Body.JSON.valueToTree(value);
        } catch (JacksonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static ObjectNode items(List<?> items) {
        ObjectNode list = Body.object();
        list.set("items", tree(items));
        return list;
    }

    private static Answer told(int status, String sentence) {
        return Answer.json(status, Body.object().put("status", status).put("message", sentence));
    }

    private String page() {
        StringBuilder rows = new StringBuilder();
        for (Line line : lines) {
            rows.append("<tr><td><code>")
                    .append(line.method)
                    .append("</code></td><td><code>")
                    .append(line.path)
                    .append("</code></td><td>")
                    .append(line.zh)
                    .append("</td><td lang=\"en\">")
                    .append(line.en)
                    .append("</td></tr>\n");
        }
        return """
                <!doctype html>
                <html lang="zh-CN">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>微信模拟器 · WeChat simulator</title>
                <style>
                body { font: 15px/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem;
                  color: #1d2430; background: #fff; }
                table { border-collapse: collapse; width: 100%%; }
                td, th { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #dde2ea; }
                code { font-size: 13px; white-space: nowrap; }
                .wide { overflow-x: auto; }
                @media (prefers-color-scheme: dark) {
                  body { color: #e6e9ef; background: #12151b; } td, th { border-color: #313947; } }
                </style>
                </head>
                <body>
                <h1>微信模拟器 · WeChat simulator</h1>
                <p>这里按腾讯的接口回答企业微信、小程序和微信支付的调用；下面是控制面板，由您来扮演顾客、导购和意外情况。</p>
                <p lang="en">This answers WeCom, mini-program and WeChat Pay calls the way Tencent does. With the panel below
                you play the customers, the guides and bad luck.</p>
                <div class="wide"><table>
                <tr><th>方法</th><th>路径 · Path</th><th>作用</th><th lang="en">What it does</th></tr>
                %s</table></div>
                </body>
                </html>
                """
                .formatted(rows);
    }
}
