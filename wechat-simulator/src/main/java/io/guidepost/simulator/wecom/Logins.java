package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Limits;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.state.Store;
import io.guidepost.simulator.state.Table;
import io.guidepost.simulator.token.AccessTokens;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Tokens, OAuth codes and JS-SDK tickets. {@code sim:<userid>} is a code of that guide that never wears out. */
final class Logins {

    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final Duration USER_TICKET_LIFE = Duration.ofSeconds(1800);
    private static final String SIM = "sim:";

    /** {@code kind} is "userid" or "external"; {@code spent} codes are kept to say so. */
    record Code(String code, String kind, String subject, Instant mintedAt, boolean spent) {}

    private final WecomCorp corp;
    private final Directory directory;
    private final AccessTokens tokens;
    private final Limits limits;
    private final Clock clock;
    private final Table<Code> codes;
    private final Table<Code> userTickets;

    Logins(WecomCorp corp, Directory directory, AccessTokens tokens, Limits limits, Store store, Clock clock) {
        this.corp = corp;
        this.directory = directory;
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
        this.codes = store.table("codes", Code.class, 5_000);
        this.userTickets = store.table("user_tickets", Code.class, 5_000);
    }

    void register(Operation.Registry registry) {
        registry.get("/cgi-bin/gettoken", Access.NONE, this::token);
        registry.get("/cgi-bin/auth/getuserinfo", Access.APP, this::userInfo);
        registry.post("/cgi-bin/auth/getuserdetail", Access.APP, this::userDetail);
        registry.get("/cgi-bin/get_jsapi_ticket", Access.APP, request -> ticket("ticket-corp", 400));
        registry.get("/cgi-bin/ticket/get", Access.APP, request -> {
            if (!request.call().param("type").orElse("").equals("agent_config")) {
                throw new Refused(40058, "invalid Request Parameter, type must be agent_config");
            }
            return ticket("ticket-agent", 100);
        });
        registry.post("/cgi-bin/user/convert_to_openid", Access.ANY, this::openid);
    }

    /** A real OAuth code: good once and for five minutes. */
    Code mint(String kind, String subject) {
        return mint(codes, kind, subject);
    }

    static Instant lastInstant(Code code) {
        return code.mintedAt.plus(CODE_LIFE);
    }

    private ObjectNode token(Request request) {
        String corpId = request.call().param("corpid").orElseThrow(() -> new Refused(41002, "corpid missing"));
        String secret = request.call().param("corpsecret").orElseThrow(() -> new Refused(41004, "corpsecret missing"));
        if (!corpId.equals(corp.corpId())) {
            throw new Refused(40013, "invalid corpid");
        }
        String audience;
        if (secret.equals(corp.secret())) {
            audience = Wecom.APP;
        } else if (secret.equals(corp.contactsSecret())) {
            audience = Wecom.CONTACTS;
        } else {
            throw new Refused(40001, "invalid credential");
        }
        AccessTokens.Token token = tokens.current(audience);
        return Body.object().put("access_token", token.text()).put("expires_in", token.secondsLeft(clock.instant()));
    }

    private ObjectNode ticket(String audience, int mostPerHour) {
        if (!limits.allows(audience, mostPerHour, Duration.ofHours(1))) {
            throw new Refused(45009, "api freq out of limit");
        }
        AccessTokens.Token ticket = tokens.current(audience);
        return Body.object().put("ticket", ticket.text()).put("expires_in", ticket.secondsLeft(clock.instant()));
    }

    private ObjectNode userInfo(Request request) {
        String code = request.call().param("code").orElseThrow(() -> new Refused(40029, "invalid code"));
        if (code.startsWith(SIM)) {
            return member(code.substring(SIM.length()));
        }
        Code known = codes.get(code).orElseThrow(() -> new Refused(40029, "invalid code"));
        if (known.spent) {
            throw new Refused(42022, "code already used");
        }
        if (clock.instant().isAfter(lastInstant(known))) {
            throw new Refused(42003, "oauth code expired");
        }
        codes.put(code, new Code(code, known.kind, known.subject, known.mintedAt, true));
        return known.kind.equals("userid") ? member(known.subject) : visitor(known.subject);
    }

    private ObjectNode member(String userid) {
        directory.user(userid).orElseThrow(() -> new Refused(40029, "invalid code"));
        return Body.object()
                .put("userid", userid)
                .put("user_ticket", mint(userTickets, "userid", userid).code());
    }

    private Code mint(Table<Code> table, String kind, String subject) {
        String text = UUID.randomUUID().toString().replace("-", "");
        Code code = new Code(text, kind, subject, clock.instant(), false);
        table.put(text, code);
        return code;
    }

    private ObjectNode visitor(String externalUserid) {
        ObjectNode reply = Body.object().put("openid", "o_visitor_" + externalUserid);
        if (!directory.followersOf(externalUserid).isEmpty()) {
            reply.put("external_userid", externalUserid);
        }
        return reply;
    }

    private ObjectNode userDetail(Request request) {
        String text = request.body().text("user_ticket").orElseThrow(() -> new Refused(84014, "invalid user_ticket"));
        Code ticket = userTickets.get(text).orElseThrow(() -> new Refused(84014, "invalid user_ticket"));
        if (clock.instant().isAfter(ticket.mintedAt.plus(USER_TICKET_LIFE))) {
            throw new Refused(84015, "user_ticket expired");
        }
        String userid = ticket.subject;
        directory.user(userid).orElseThrow(() -> new Refused(60111, "userid not found"));
        int number = Math.floorMod(userid.hashCode(), 100_000_000);
        return Body.object()
                .put("userid", userid)
                .put("gender", Integer.toString(number % 2 + 1))
                .put("avatar", "https://rescdn.qqmail.com/node/wwmng/wwmng/style/images/avatar.png")
                .put("qr_code", "https://open.work.weixin.qq.com/wwopen/userQRCode?vcode=vc" + number)
                .put("mobile", "138%08d".formatted(number))
                .put("email", userid + "@example.com")
                .put("biz_mail", userid + "@corp.example.com")
                .put("address", "");
    }

    /** The mini-program code {@code sim:<userid>} yields the same openid: the guide in WeChat. */
    private ObjectNode openid(Request request) {
        String userid = request.body().text("userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        return Optional.of(userid)
                .flatMap(directory::user)
                .map(user -> Body.object().put("openid", "o_" + userid))
                .orElseThrow(() -> new Refused(60111, "userid not found"));
    }
}
