package io.guidepost.guideapi.hq.audit;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.audit.Act;
import io.guidepost.domain.audit.AuditEntry;
import io.guidepost.domain.audit.AuditEntry.Kind;
import io.guidepost.domain.audit.AuditLog;
import io.guidepost.domain.audit.ReadsOnRecord;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.rights.Area;
import io.guidepost.domain.rights.Permission.Action;
import io.guidepost.guideapi.hq.access.Asked;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.CallerAddress;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.trace.TraceId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Sees to it that whatever is changed at headquarters, and whatever is read of members and money, is on record with who did it.
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

    private final AuditLog audit;
    private final ReadsOnRecord reads;
    private final Offload offload;
    private final Ids ids;
    private final Clock clock;

    AuditFilter(AuditLog audit, ReadsOnRecord reads, Offload offload, Ids ids, Clock clock) {
        this.audit = audit;
        this.reads = reads;
        this.offload = offload;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().value().startsWith("/api/admin/")) {
            return chain.filter(exchange);
        }
        var asked = Asked.by(exchange);
        if (asked.isEmpty()) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .map(context -> (SignedInAdmin) context.getAuthentication().getPrincipal())
                .flatMap(admin -> watched(exchange, chain, admin, asked.get()).thenReturn(true))
                .switchIfEmpty(Mono.defer(() -> chain.filter(exchange).thenReturn(true)))
                .then();
    }

    private Mono<Void> watched(ServerWebExchange exchange, WebFilterChain chain, SignedInAdmin admin, Asked asked) {
        boolean isRead =
                switch (exchange.getRequest().getMethod().name()) {
                    case "GET", "HEAD", "OPTIONS" -> true;
                    default -> false;
                };
        if (!isRead) {
            return change(exchange, chain, new Record(admin, asked, Kind.WRITE));
        }
        boolean tells = asked.permission()
                .filter(permission -> permission.action() == Action.READ && READS_OF.contains(permission.area()))
                .isPresent();
        return tells ? read(exchange, chain, new Record(admin, asked, Kind.READ)) : chain.filter(exchange);
    }

    private record Record(SignedInAdmin admin, Asked asked, Kind kind) {}

    private Mono<Void> change(ServerWebExchange exchange, WebFilterChain chain, Record record) {
        var body = new WatchedBody(exchange.getRequest());
        var watched = exchange.mutate().request(body).build();
        var act = new Act(one -> entry(exchange, record, body.digest(), one, body.reason(), "CHANGED"));
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
        var steps = record.asked().steps();
        return new AuditEntry(
                ids.next(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                record.admin().adminId(),
                shortened(record.admin().roles().stream().sorted().collect(Collectors.joining(",")), 255),
                shortened(CallerAddress.of(exchange.getRequest()), 64),
                record.kind(),
                shortened(exchange.getRequest().getMethod() + " " + patternOf(exchange), 160),
                shortened(steps.get(0), 48),
                steps.size() > 1 ? shortened(steps.get(1), 64) : "",
                digest,
                act == null ? "" : act.before(),
                act == null ? "" : act.after(),
                reason,
                shortened(outcome, 64),
                shortened(TraceId.of(exchange), 64));
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
