package io.guidepost.guideapi.hq.audit;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.audit.Act;
import io.guidepost.domain.audit.AuditEntry;
import io.guidepost.domain.audit.AuditEntry.Actor;
import io.guidepost.domain.audit.AuditEntry.Kind;
import io.guidepost.domain.audit.AuditLog;
import io.guidepost.domain.audit.AuditedObjects;
import io.guidepost.domain.audit.AuditedObjects.Named;
import io.guidepost.domain.audit.ReadsOnRecord;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.rights.Area;
import io.guidepost.domain.rights.Permission.Action;
import io.guidepost.guideapi.hq.access.Asked;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.CallerAddress;
import io.guidepost.webedge.session.SignedIn;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.SignedInGuide;
import io.guidepost.webedge.trace.TraceId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sees to it that whatever is changed at headquarters, and whatever is read of members and money there and by guides, is on record
 * with who did it.
 * Behind the security chains and before the gate, so that what is refused there is on record too.
 */
@Component
@Order(-1)
class AuditFilter implements WebFilter {

    private static final Logger log = LoggerFactory.getLogger(AuditFilter.class);

    /** Reading these tells of members or of money. */
    private static final Set<Area> READS_OF = EnumSet.of(
            Area.ORDERS,
            Area.AFTER_SALES,
            Area.INVOICES,
            Area.MEMBERS,
            Area.HANDOVER,
            Area.RATES,
            Area.DISPUTES,
            Area.PAYOUTS,
            Area.STATEMENTS,
            Area.LEDGER,
            Area.FILES,
            Area.AUDIT);

    /** First steps of what guides read of customers and of money. */
    private static final Set<String> READ_BY_GUIDES = Set.of(
            "after-sales",
            "customers",
            "disputes",
            "earnings",
            "handovers",
            "holds",
            "lost-friends",
            "orders",
            "payee-account",
            "statements",
            "store-statements",
            "withdrawals");

    /** And of what they change of them. */
    private static final Set<String> CHANGED_BY_GUIDES = Set.of(
            "after-sales", "customers", "disputes", "orders", "payee-account", "pick-ups", "stock", "withdrawals");

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AuditLog audit;
    private final AuditedObjects objects;
    private final ReadsOnRecord reads;
    private final Offload offload;
    private final Ids ids;
    private final Clock clock;

    AuditFilter(AuditLog audit, AuditedObjects objects, ReadsOnRecord reads, Offload offload, Ids ids, Clock clock) {
        this.audit = audit;
        this.objects = objects;
        this.reads = reads;
        this.offload = offload;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        var isRead = READING.contains(exchange.getRequest().getMethod());
        if (path.startsWith("/api/admin/")) {
            return Asked.by(exchange)
                    .filter(asked -> !isRead || tells(asked))
                    .map(asked -> watched(exchange, chain, asked.steps(), isRead))
                    .orElseGet(() -> chain.filter(exchange));
        }
        if (path.startsWith("/api/guide/")) {
            var steps = Asked.steps(exchange);
            return !steps.isEmpty() && (isRead ? READ_BY_GUIDES : CHANGED_BY_GUIDES).contains(steps.get(0))
                    ? watched(exchange, chain, steps, isRead)
                    : chain.filter(exchange);
        }
        return chain.filter(exchange);
    }

    private static boolean tells(Asked asked) {
        return asked.permission()
                .filter(permission -> permission.action() == Action.READ && READS_OF.contains(permission.area()))
                .isPresent();
    }

    private Mono<Void> watched(ServerWebExchange exchange, WebFilterChain chain, List<String> steps, boolean isRead) {
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> (SignedIn) context.getAuthentication().getPrincipal())
                .flatMap(who -> (isRead
                                ? read(exchange, chain, new Record(who, steps, Kind.READ))
                                : change(exchange, chain, new Record(who, steps, Kind.WRITE)))
                        .thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> chain.filter(exchange).thenReturn(true)))
                .then();
    }

    private record Record(SignedIn who, List<String> steps, Kind kind) {}

    private Mono<Void> change(ServerWebExchange exchange, WebFilterChain chain, Record record) {
        var object =
                record.who() instanceof SignedInAdmin ? AuditedObjects.in(record.steps()) : Optional.<Named>empty();
        return object.map(named -> offload.call(() -> objects.digest(named)))
                .orElse(Mono.just(""))
                .flatMap(before -> change(exchange, chain, record, object, before));
    }

    private Mono<Void> change(
            ServerWebExchange exchange, WebFilterChain chain, Record record, Optional<Named> object, String before) {
        var body = new WatchedBody(exchange.getRequest());
        var watched = exchange.mutate().request(body).build();
        var act = new Act(one -> entry(exchange, record, body.digest(), one, body.reason(), "CHANGED"), object, before);
        return chain.filter(watched)
                .contextWrite(context -> context.put(ActOfRequest.KEY, act))
                .then(Mono.defer(() -> act.isWritten()
                        ? Mono.empty()
                        : note(entry(exchange, record, body.digest(), act, body.reason(), statusOf(exchange)))))
                .onErrorResume(
                        thrown -> note(entry(exchange, record, body.digest(), act, body.reason(), outcomeOf(thrown)))
                                .then(Mono.error(thrown)));
    }

    private Mono<Void> read(ServerWebExchange exchange, WebFilterChain chain, Record record) {
        var query = exchange.getRequest().getURI().getRawQuery();
        var digest = query == null ? "" : Act.digest(query);
        return chain.filter(exchange)
                .then(Mono.defer(() -> look(entry(exchange, record, digest, null, "", statusOf(exchange)))))
                .onErrorResume(thrown -> look(entry(exchange, record, digest, null, "", outcomeOf(thrown)))
                        .then(Mono.error(thrown)));
    }

    private Mono<Void> look(AuditEntry entry) {
        return reads.later(entry) ? Mono.empty() : note(entry);
    }

    /** What cannot be written down any more is at least in the log of the process. */
    private Mono<Void> note(AuditEntry entry) {
        return offload.<Void>call(() -> {
                    audit.append(entry);
                    return null;
                })
                .onErrorResume(failed -> {
                    log.error("Not on record ({}): {}", failed.toString(), entry);
                    return Mono.empty();
                });
    }

    private AuditEntry entry(
            ServerWebExchange exchange, Record record, String digest, Act act, String reason, String outcome) {
        var steps = record.steps();
        var first = shortened(steps.get(0), 48);
        return new AuditEntry(
                ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                record.who() instanceof SignedInGuide ? Actor.GUIDE : Actor.ADMIN,
                record.who().id(),
                shortened(rolesOf(record.who()), 255),
                shortened(CallerAddress.of(exchange.getRequest()), 64),
                record.kind(),
                shortened(exchange.getRequest().getMethod() + " " + patternOf(exchange), 160),
                first,
                steps.size() > 1 ? objectId(first, steps.get(1)) : "",
                digest,
                act == null ? "" : act.before(),
                act == null ? "" : act.after(),
                reason,
                shortened(outcome, 64),
                shortened(TraceId.of(exchange), 64));
    }

    private static String rolesOf(SignedIn who) {
        return who instanceof SignedInAdmin admin
                ? admin.roles().stream().sorted().collect(Collectors.joining(","))
                : ((SignedInGuide) who).role();
    }

    /** WeCom's number of a customer is personal data: it stays out of what is never changed, and is found by its digest. */
    static String objectId(String objectType, String step) {
        return objectType.equals("customers") ? Act.digest(step) : shortened(step, 64);
    }

    /** With placeholders once a handler was found; before that the address itself. */
    private static String patternOf(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? exchange.getRequest().getPath().value() : pattern.toString();
    }

    private static String statusOf(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getResponse().getStatusCode())
                .map(status -> Integer.toString(status.value()))
                .orElse("200");
    }

    private static String outcomeOf(Throwable thrown) {
        return thrown instanceof Refusal refusal
                ? refusal.code()
                : thrown.getClass().getSimpleName();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
