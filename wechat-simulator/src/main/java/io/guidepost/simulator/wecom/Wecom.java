package io.guidepost.simulator.wecom;

import io.guidepost.simulator.control.Panel;
import io.guidepost.simulator.control.Surroundings;
import io.guidepost.simulator.http.Answer;
import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import io.guidepost.simulator.http.Limits;
import io.guidepost.simulator.http.Page;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.http.Routes;
import io.guidepost.simulator.http.Service;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.token.AccessTokens;
import io.guidepost.simulator.wecom.Operation.Access;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** WeCom's own host: HTTP 200 with an errcode, whatever happens. */
public final class Wecom implements Service {

    /** The audiences of access tokens, by the secret that buys them. */
    public static final String APP = "app";

    public static final String CONTACTS = "contacts";

    private static final int MOST_PER_MINUTE = 10_000;
    private static final int MOST_PER_HOUR = 150_000;

    private record Guarded(Access access, Operation operation) {}

    private final Routes<Guarded> routes = new Routes<>();
    private final Store store;
    private final AccessTokens tokens;
    private final Limits limits;
    private final Callbacks callbacks;
    private final GroupMessages groupMessages;
    private final WecomControls controls;

    /**
     * Plays the corporation.
     *
     * @param dispatchDelay how long a new group message answers 41063
     * @param retryPause real time between the attempts of a callback
     * @param extraUsers generated guides besides the demo's 40
     */
    public Wecom(WecomCorp corp, Surroundings around, Duration dispatchDelay, Duration retryPause, int extraUsers) {
        store = around.store();
        tokens = around.tokens();
        limits = around.limits();
        Clock clock = around.clock();
        Directory directory = new Directory(store);
        DemoDirectory.fill(directory, extraUsers);
        directory.index();
        callbacks = new Callbacks(corp, clock, around.courier(), around.deliveries(), retryPause);
        Media media = new Media(store, clock);
        Attachments attachments = new Attachments(media, corp.miniappAppId());
        Logins logins = new Logins(corp, directory, tokens, limits, store, clock);
        CorpTags tags = new CorpTags(directory, store, clock);
        Customers customers = new Customers(directory, tags, attachments, store, clock);
        GroupChats groupChats = new GroupChats(directory, store);
        Moments moments = new Moments(directory, media, limits, store, clock, dispatchDelay);
        groupMessages = new GroupMessages(directory, groupChats, attachments, limits, store, clock, dispatchDelay);
        AppMessages appMessages = new AppMessages(corp, directory, limits, store, clock);
        CustomerTransfers transfers = new CustomerTransfers(directory, groupChats, callbacks, limits, store, clock);
        controls = new WecomControls(
                directory, customers, transfers, groupMessages, appMessages, logins, callbacks, corp, clock);

        Operation.Registry registry = registry();
        logins.register(registry);
        new OrgQueries(directory).register(registry);
        customers.register(registry);
        ContactWays contactWays = new ContactWays(directory, store, clock);
        contactWays.register(registry);
        tags.register(registry);
        transfers.register(registry);
        media.register(registry);
        groupMessages.register(registry);
        groupChats.register(registry);
        moments.register(registry);
        appMessages.register(registry);
        controls.register(around.panel());
        media.register(around.panel());
        new AcquisitionControls(directory, customers, contactWays, controls).register(around.panel());
        new RelationControls(directory, tags, transfers, callbacks).register(around.panel());
        new SpreadControls(directory, moments, groupChats, callbacks, clock).register(around.panel());
    }

    public void callbackUrl(Optional<URI> url) {
        callbacks.url(url);
    }

    /** Mints a single-use OAuth code for the control panel. */
    public JsonNode mint(Panel.Order order) {
        return controls.mint(order);
    }

    /** The group messages that customers really got, in the order of sending. */
    public List<DeliveredMessage> delivered() {
        return groupMessages.delivered();
    }

    /** The guides for whom group messages were created, one entry for each message and guide. */
    public List<String> senders() {
        return groupMessages.senders();
    }

    private Operation.Registry registry() {
        return new Operation.Registry() {
            @Override
            public void get(String path, Access access, Operation operation) {
                routes.add("GET", path, new Guarded(access, operation));
            }

            @Override
            public void post(String path, Access access, Operation operation) {
                routes.add("POST", path, new Guarded(access, operation));
            }
        };
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith("/cgi-bin/");
    }

    @Override
    public Answer answer(Call call) {
        try {
            ObjectNode reply = reply(call);
            ObjectNode whole = Body.object().put("errcode", 0).put("errmsg", "ok");
            whole.setAll(reply);
            return Answer.json(200, whole);
        } catch (Refused refused) {
            return refusal(call, refused.errcode(), refused.getMessage());
        } catch (Body.NotJson malformed) {
            return refusal(call, 47001, "data format error. Warning: wrong json format.");
        } catch (Page.ForeignCursor foreign) {
            return refusal(call, 50100, "invalid paging cursor");
        }
    }

    @Override
    public Answer failure(Call call, String errcode) {
        int code = Integer.parseInt(errcode);
        return refusal(call, code, stem(code));
    }

    private ObjectNode reply(Call call) {
        Routes.Found<Guarded> found = routes.find(call.method(), call.path())
                .orElseThrow(() -> new Refused(48002, "api forbidden, the simulator does not know " + call.path()));
        Guarded guarded = found.handler()
                .orElseThrow(() -> call.method().equals("GET")
                        ? new Refused(43002, "require POST method")
                        : new Refused(43001, "require GET method"));
        if (!limits.allows("wecom" + call.path(), MOST_PER_MINUTE, Duration.ofMinutes(1))
                || !limits.allows("wecom" + call.path(), MOST_PER_HOUR, Duration.ofHours(1))) {
            throw new Refused(45009, "api freq out of limit");
        }
        Body body =
                call.parts().isEmpty() && call.method().equals("POST") ? Body.of(call.body()) : new Body(Body.object());
        return store.alone(() -> {
            admit(call, guarded.access);
            return guarded.operation.run(new Operation.Request(call, body));
        });
    }

    private void admit(Call call, Access access) {
        if (access == Access.NONE) {
            return;
        }
        String text = call.param("access_token").orElseThrow(() -> new Refused(41001, "access_token missing"));
        AccessTokens.Token token = tokens.find(text)
                .filter(known ->
                        known.audience().equals(APP) || known.audience().equals(CONTACTS))
                .orElseThrow(() -> new Refused(40014, "invalid access_token"));
        if (!tokens.isAlive(token)) {
            throw new Refused(42001, "access_token expired");
        }
        boolean fits =
                switch (access) {
                    case ANY, NONE -> true;
                    case APP -> token.audience().equals(APP);
                    case CONTACTS -> token.audience().equals(CONTACTS);
                };
        if (!fits) {
            // A message for an agent whose secret did not buy the token has a code of its own.
            throw call.path().startsWith("/cgi-bin/message/")
                    ? new Refused(301002, "not allow operate another agent with this accesstoken")
                    : new Refused(48002, "api forbidden");
        }
    }

    private static Answer refusal(Call call, int errcode, String stem) {
        StringBuilder hint = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            hint.append(ThreadLocalRandom.current().nextInt(i == 0 ? 1 : 0, 10));
        }
        ObjectNode body = Body.object()
                .put("errcode", errcode)
                .put(
                        "errmsg",
                        stem + ", hint: [" + hint + "], from ip: " + call.clientIp()
                                + ", more info at https://open.work.weixin.qq.com/devtool/query?e=" + errcode);
        if (errcode == 84061) {
            body.putArray("external_userid");
        }
        return Answer.json(200, body);
    }

    private static String stem(int errcode) {
        return Optional.ofNullable(STEMS.get(errcode)).orElse("api error " + errcode);
    }

    private static final Map<Integer, String> STEMS = Map.ofEntries(
            Map.entry(-1, "system busy"),
            Map.entry(40001, "invalid credential"),
            Map.entry(40013, "invalid corpid"),
            Map.entry(40014, "invalid access_token"),
            Map.entry(40029, "invalid code"),
            Map.entry(41001, "access_token missing"),
            Map.entry(40097, "handover has not resigned"),
            Map.entry(41048, "no available customers for mass message"),
            Map.entry(41063, "group message is being distributed"),
            Map.entry(42001, "access_token expired"),
            Map.entry(45009, "api freq out of limit"),
            Map.entry(45033, "api concurrent out of limit"),
            Map.entry(45035, "concurrent operation conflict"),
            Map.entry(48002, "api forbidden"),
            Map.entry(48011, "member activity does not meet the requirement"),
            Map.entry(50100, "invalid paging cursor"),
            Map.entry(60011, "no privilege to access/modify contact/party/agent"),
            Map.entry(60020, "not allow to access from your ip"),
            Map.entry(60021, "not in the visible range"),
            Map.entry(60111, "userid not found"),
            Map.entry(84061, "not external contact"),
            Map.entry(6000, "data version conflict"));

    /** {@code name} of at most {@code most} bytes in UTF-8, else 45002. */
    static void atMostBytes(String what, String value, int most) {
        if (value.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new Refused(45002, "content size out of limit: " + what + " has more than " + most + " bytes");
        }
    }

    static final Pattern EXTERNAL_USERID = Pattern.compile("w[mo][0-9A-Za-z_-]{1,62}");
}
