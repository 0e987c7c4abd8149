package io.guidepost.simulator.control;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.CallLog;
import io.guidepost.simulator.http.Faults;
import io.guidepost.simulator.outgoing.Deliveries;
import io.guidepost.simulator.state.VirtualClock;
import io.guidepost.simulator.token.AccessTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The controls that belong to no single product: clock, faults, calls, deliveries, tokens. */
public final class CommonControls {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofSeconds(7);

    private final VirtualClock clock;
    private final Faults faults;
    private final CallLog calls;
    private final Deliveries deliveries;
    private final AccessTokens tokens;

    public CommonControls(
            VirtualClock clock, Faults faults, CallLog calls, Deliveries deliveries, AccessTokens tokens) {
        this.clock = clock;
        this.faults = faults;
        this.calls = calls;
        this.deliveries = deliveries;
        this.tokens = tokens;
    }

    /** {@code advance} is what moving the clock does; empty where the clock may not be moved from outside. */
    public void register(Panel panel, Optional<Consumer<Duration>> advance) {
        panel.on("GET", "/sim/clock", "查看业务时钟", "The business clock", order -> now());
        panel.on(
                "POST",
                "/sim/clock",
                "拨快业务时钟：{\"advance\":\"P8D\"}",
                "Moves the business clock forward: {\"advance\":\"P8D\"}",
                order -> {
                    Consumer<Duration> move =
                            advance.orElseThrow(() -> PanelRefusal.unknown("The clock may not be moved here."));
                    move.accept(Panel.duration(order.need("advance")));
                    return now();
                });
        panel.on(
                "POST",
                "/sim/faults",
                "让某路径接下来的调用出错：path, mode（ERRCODE、TIMEOUT、SLOW、HTTP_500、HTTP_429、HTML、RESET、APPLIED_BUT_LOST）, errcode, delayMs, times",
                "The next calls of a path fail: path, mode (ERRCODE, TIMEOUT, SLOW, HTTP_500, HTTP_429, HTML,"
                        + " RESET, APPLIED_BUT_LOST), errcode, delayMs, times. For pay, errcode is an HTTP status or a code"
                        + " such as NOT_ENOUGH",
                this::order);
        panel.on("GET", "/sim/faults", "尚未触发的故障", "Faults still waiting", order -> Panel.items(faults.waiting()));
        panel.on("DELETE", "/sim/faults", "取消所有故障", "Forgets all faults", order -> {
            faults.clear();
            return Panel.items(List.of());
        });
        panel.on(
                "GET",
                "/sim/calls",
                "应用调用了什么，最新在前：?path=&limit=",
                "What the applications have called, newest first: ?path=&limit=",
                order -> Panel.items(calls.newest(order.call().param("path").orElse(null), order.limit())));
        panel.on(
                "GET",
                "/sim/deliveries",
                "回调与支付通知的每次投递及应答：?limit=",
                "Each attempt to deliver callbacks and notifications, and the answers: ?limit=",
                order -> Panel.items(deliveries.newest(order.limit())));
        panel.on(
                "POST",
                "/sim/tokens/revoke",
                "使 access_token 提前失效：{\"audience\":\"app\"|\"contacts\"|\"miniapp\"}，不填为全部",
                "Invalidates access tokens early: {\"audience\":\"app\"|\"contacts\"|\"miniapp\"}, all unless told",
                order -> Body.object().put("revoked", tokens.revoke(order.body().text("audience"))));
    }

    private JsonNode now() {
        return Body.object()
                .put("now", clock.instant().toString())
                .put("offset", clock.offset().toString());
    }

    private JsonNode order(Panel.Order order) {
        String path = order.need("path");
        if (!path.startsWith("/") || path.startsWith("/sim")) {
            throw PanelRefusal.bad("\"path\" must be one of Tencent's paths and begin with a slash.");
        }
        Faults.Mode mode = order.oneOf(Faults.Mode.class, "mode", Optional.empty());
        String errcode = order.body().text("errcode").orElse("");
        if (mode == Faults.Mode.ERRCODE && errcode.isEmpty()) {
            throw PanelRefusal.bad("Mode ERRCODE needs an \"errcode\".");
        }
        if (mode == Faults.Mode.ERRCODE && !path.startsWith("/v3/") && !errcode.matches("-?\\d{1,9}")) {
            throw PanelRefusal.bad("\"errcode\" must be a number, except for the pay paths under /v3.");
        }
        if (mode == Faults.Mode.ERRCODE && errcode.equals("0")) {
            throw PanelRefusal.bad("An errcode of 0 would not be a fault.");
        }
        Duration usual =
                switch (mode) {
                    case TIMEOUT -> TIMEOUT;
                    case SLOW -> SLOW;
                    default -> Duration.ZERO;
                };
        Faults.Fault fault = new Faults.Fault(path, mode, errcode, order.delay(usual), order.times());
        try {
            faults.order(fault);
        } catch (IllegalStateException tooMany) {
            throw PanelRefusal.conflict(tooMany.getMessage());
        }
        return Panel.tree(fault);
    }
}
