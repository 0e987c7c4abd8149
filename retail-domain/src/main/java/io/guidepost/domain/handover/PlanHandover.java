package io.guidepost.domain.handover;

import io.guidepost.core.attribution.MoveRule;
import io.guidepost.core.attribution.MoveRule.StoreOwner;
import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.groupchat.GroupChatDirectory;
import io.guidepost.domain.handover.AllocationRules.Customer;
import io.guidepost.domain.handover.AllocationRules.Receiver;
import io.guidepost.domain.handover.AllocationRules.TagRule;
import io.guidepost.domain.handover.AllocationRules.Ways;
import io.guidepost.domain.handover.Plan.Kind;
import io.guidepost.domain.handover.Plan.State;
import io.guidepost.domain.handover.Plan.Strategy;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.GuideLevels;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.StoreDetail.Place;
import io.guidepost.domain.organization.StoreDetails;
import io.guidepost.domain.organization.StorePolicies;
import io.guidepost.domain.organization.StorePolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Works out who gets whom, and lets headquarters look before anything happens. Calls WeCom for the list of chats only; the
 * plan is carried out by {@link RunHandovers}.
 */
@Service
public class PlanHandover {

    /** WeCom hands a customer of a guide who stays over at most twice in so many natural days (INH-2). */
    static final Duration WINDOW = Duration.ofDays(90);

    private static final int MOST_TRANSFERS = 2;

    /** WeCom hands over what a guide left within a year. */
    private static final Duration LONGEST_AGO = Duration.ofDays(365);

    private static final int PAGE = 1_000;
    private static final int MOST_RECEIVERS = 200;
    private static final int MOST_CHAT_PAGES = 100;

    private final HandoverPlans plans;
    private final GroupChatDirectory chats;
    private final Roster roster;
    private final StorePolicies policies;
    private final GuideLevels levels;
    private final StoreDetails details;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    PlanHandover(
            HandoverPlans plans,
            GroupChatDirectory chats,
            Roster roster,
            StorePolicies policies,
            GuideLevels levels,
            StoreDetails details,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.plans = plans;
        this.chats = chats;
        this.roster = roster;
        this.policies = policies;
        this.levels = levels;
        this.details = details;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What headquarters wants.
     *
     * @param receivers empty: all active guides of the store
     * @param byHand customer by customer, for MANUAL
     * @param tagRules who gets customers with which tag, for BY_TAGS; the first that fits decides
     * @param withChats whether the guide's group chats go too
     */
    public record Wish(
            Kind kind,
            long fromGuideId,
            Optional<Long> storeId,
            Strategy strategy,
            Set<Long> receivers,
            Map<String, Long> byHand,
            List<TagRule> tagRules,
            boolean withChats,
            String message,
            long adminId) {

        public Wish {
            tagRules = List.copyOf(tagRules);
        }

        /** Without tags. */
        public Wish(
                Kind kind,
                long fromGuideId,
                Optional<Long> storeId,
                Strategy strategy,
                Set<Long> receivers,
                Map<String, Long> byHand,
                boolean withChats,
                String message,
                long adminId) {
            this(kind, fromGuideId, storeId, strategy, receivers, byHand, List.of(), withChats, message, adminId);
        }
    }

    /**
     * Works the plan out; nothing happens at WeCom. Refused with {@code handover_open} while another plan of this guide is
     * open, {@code guide_has_not_left}, {@code guide_has_left}, {@code left_too_long_ago}, {@code customers_follow_guide},
     * {@code no_receiver} and {@code tag_rules_unfit}.
     */
    public Plan plan(Wish wish) {
        var from = roster.guide(wish.fromGuideId()).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        check(wish, from);
        var receivers = receivers(wish);
        var plan = new Plan(
                ids.next(),
                wish.kind(),
                from.id(),
                wish.storeId(),
                wish.strategy(),
                wish.kind() == Kind.RESIGNED ? "" : wish.message(),
                State.PLANNING,
                "",
                wish.adminId(),
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                clock.instant());
        if (!transaction.call(() -> plans.begin(plan))) {
            throw refused(
                    Refusal.Kind.CONFLICT, "handover_open", "该导购已有进行中的交接", "Another hand-over of this guide is open");
        }
        try {
            work(plan, wish, from, receivers);
        } catch (RuntimeException failed) {
            transaction.run(() ->
                    plans.change(plan.id(), Set.of(State.PLANNING), State.CANCELLED, "not_planned", clock.instant()));
            throw failed;
        }
        transaction.run(() -> plans.change(plan.id(), Set.of(State.PLANNING), State.PLANNED, "", clock.instant()));
        return plans.find(plan.id()).orElseThrow();
    }

    private void check(Wish wish, Guide from) {
        if ((wish.strategy() == Strategy.BY_TAGS) == wish.tagRules().isEmpty()) {
            throw refused(
                    Refusal.Kind.REFUSED,
                    "tag_rules_unfit",
                    "按标签分配须且仅须给出标签规则",
                    "Rules for tags go with BY_TAGS, and BY_TAGS with rules");
        }
        boolean hasLeft = from.status() == Guide.Status.LEFT;
        if (wish.kind() == Kind.RESIGNED) {
            if (!hasLeft) {
                throw refused(Refusal.Kind.REFUSED, "guide_has_not_left", "该导购尚未离职", "This guide has not left");
            }
            boolean isTooLongAgo = lastEmployment(from.id())
                    .filter(last -> last.until().plus(LONGEST_AGO).isBefore(clock.instant()))
                    .isPresent();
            if (isTooLongAgo) {
                throw refused(
                        Refusal.Kind.REFUSED,
                        "left_too_long_ago",
                        "离职超过一年，企业微信不再支持继承",
                        "The guide left more than a year ago; WeCom hands over no more");
            }
        } else if (hasLeft) {
            throw refused(Refusal.Kind.REFUSED, "guide_has_left", "该导购已离职，请用离职继承", "This guide has left");
        }
        if (wish.kind() == Kind.STORE_MOVE) {
            checkMove(wish, from);
        }
    }

    /** Customers stay with the store only where it is a franchise or of another legal entity than the new one (B4). */
    private void checkMove(Wish wish, Guide from) {
        long store = wish.storeId().orElseThrow();
        var now = clock.instant();
        var serves = roster.serving(from.id(), now).map(Serving::storeId);
        var rule = serves.filter(main -> main != store)
                .map(main -> MoveRule.of(owner(store, now), owner(main, now)))
                .orElse(serves.isEmpty() ? MoveRule.STAY_WITH_STORE : MoveRule.FOLLOW_GUIDE);
        if (rule == MoveRule.FOLLOW_GUIDE) {
            throw refused(
                    Refusal.Kind.REFUSED,
                    "customers_follow_guide",
                    "按归属规则，客户随导购而走，无需交接",
                    "By the rule of ownership the customers follow the guide");
        }
    }

    private StoreOwner owner(long storeId, Instant at) {
        boolean isFranchise = roster.store(storeId)
                .filter(store -> store.ownership() == Store.Ownership.FRANCHISE)
                .isPresent();
        return new StoreOwner(
                isFranchise,
                policies.inForceAt(storeId, at).map(StorePolicy::legalEntity).orElse(""));
    }

    private Optional<Employment> lastEmployment(long guideId) {
        return roster.employmentsOf(List.of(guideId)).stream().max(Comparator.comparing(Employment::until));
    }

    private List<Receiver> receivers(Wish wish) {
        var now = clock.instant();
        Set<Long> wanted = new HashSet<>(wish.receivers());
        wanted.addAll(wish.byHand().values());
        wish.tagRules().forEach(rule -> wanted.addAll(rule.guideIds()));
        var serving = wanted.isEmpty()
                ? ofStore(wish)
                        .map(store ->
                                roster.servingIn(new Area(Set.of(), Set.of(store), Set.of()), now, 0, MOST_RECEIVERS))
                        .orElse(List.of())
                : roster.serving(wanted, now);
        var able = serving.stream()
                .filter(one -> one.status() == Guide.Status.ACTIVE && one.guideId() != wish.fromGuideId())
                .toList();
        if (able.isEmpty() || !wanted.isEmpty() && able.size() < wanted.size()) {
            throw refused(
                    Refusal.Kind.REFUSED,
                    "no_receiver",
                    "接替的导购不存在、已离职或即交出者本人",
                    "A receiver is not at work, or there is none");
        }
        var guideIds = able.stream().map(Serving::guideId).toList();
        var level = levels.at(guideIds, now);
        var loads = plans.loads(guideIds);
        return able.stream()
                .map(one -> new Receiver(
                        one.guideId(),
                        one.storeId(),
                        level.getOrDefault(one.guideId(), 0),
                        loads.getOrDefault(one.guideId(), 0L)))
                .toList();
    }

    private Optional<Long> ofStore(Wish wish) {
        return wish.storeId().or(() -> lastEmployment(wish.fromGuideId()).map(Employment::storeId));
    }

    /** All customers are looked at together, because who gets whom depends on all; each is a few words in memory. */
    private void work(Plan plan, Wish wish, Guide from, List<Receiver> receivers) {
        var candidates = new LinkedHashMap<String, HandoverPlans.Candidate>();
        var after = "";
        List<HandoverPlans.Candidate> page;
        do {
            page = plans.candidates(from.id(), clock.instant().minus(WINDOW), after, PAGE);
            for (var candidate : page) {
                after = candidate.customer().externalUserid();
                if (isMeant(wish, candidate.customer())) {
                    candidates.put(after, candidate);
                }
            }
        } while (page.size() == PAGE);
        var able = candidates.values().stream()
                .filter(candidate -> plan.isResigned() || candidate.transfers() < MOST_TRANSFERS)
                .map(HandoverPlans.Candidate::customer)
                .toList();
        var allocated = AllocationRules.allocate(plan.strategy(), able, receivers, ways(wish, able, receivers));
        var lines = new ArrayList<Line>();
        for (var candidate : candidates.values()) {
            var to = Optional.ofNullable(allocated.get(candidate.customer().externalUserid()));
            boolean isUsedUp = !plan.isResigned() && candidate.transfers() >= MOST_TRANSFERS;
            lines.add(new Line(
                    plan.id(),
                    candidate.customer().externalUserid(),
                    candidate.memberId(),
                    to,
                    to.isPresent() ? Line.State.PLANNED : Line.State.SKIPPED,
                    to.isPresent() ? "" : isUsedUp ? "transfers_used_up" : "no_receiver",
                    Optional.empty(),
                    Optional.empty(),
                    to.isPresent() ? Optional.empty() : Optional.of(clock.instant()),
                    Optional.empty()));
        }
        for (int at = 0; at < lines.size(); at += PAGE) {
            var piece = lines.subList(at, Math.min(at + PAGE, lines.size()));
            transaction.run(() -> plans.add(piece));
        }
        if (wish.withChats()) {
            planChats(plan, from, receivers);
        }
    }

    private Ways ways(Wish wish, List<Customer> customers, List<Receiver> receivers) {
        var tagIds = wish.tagRules().stream().map(TagRule::tagId).collect(Collectors.toSet());
        var tags = new HashMap<String, Set<Long>>();
        var places = new HashMap<Long, Place>();
        if (wish.strategy() == Strategy.BY_TAGS) {
            for (int at = 0; at < customers.size(); at += PAGE) {
                var piece = customers.subList(at, Math.min(at + PAGE, customers.size())).stream()
                        .map(Customer::externalUserid)
                        .toList();
                tags.putAll(plans.tags(tagIds, piece));
            }
        }
        if (wish.strategy() == Strategy.NEAREST) {
            var stores = Stream.concat(
                            customers.stream().flatMap(customer -> customer.storeId().stream()),
                            receivers.stream().map(Receiver::storeId))
                    .collect(Collectors.toSet());
            details.of(stores).forEach((store, detail) -> detail.place().ifPresent(place -> places.put(store, place)));
        }
        return new Ways(wish.byHand(), wish.tagRules(), tags, wish.receivers(), places);
    }

    private static boolean isMeant(Wish wish, Customer customer) {
        return wish.kind() != Kind.STORE_MOVE || customer.storeId().equals(wish.storeId());
    }

    private void planChats(Plan plan, Guide from, List<Receiver> receivers) {
        var byChat = new LinkedHashMap<String, Long>();
        var cursor = "";
        try {
            for (int page = 0; page < MOST_CHAT_PAGES; page++) {
                var found = chats.chatsOf(List.of(from.userid()), cursor);
                for (var chatId : found.chatIds()) {
                    byChat.put(
                            chatId,
                            receivers.get(byChat.size() % receivers.size()).guideId());
                }
                cursor = found.nextCursor();
                if (cursor.isEmpty()) {
                    break;
                }
            }
        } catch (GatewayRejected noneToTell) {
            // WeCom tells no chats of somebody it does not know any more.
            byChat.clear();
        }
        var all = byChat.entrySet().stream().toList();
        for (int at = 0; at < all.size(); at += PAGE) {
            Map<String, Long> piece = all.subList(at, Math.min(at + PAGE, all.size())).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            transaction.run(() -> plans.addChats(plan.id(), piece));
        }
    }

    /** Lets it begin; refused with {@code handover_not_startable} unless it is planned or blocked. */
    public Plan start(long planId, long adminId) {
        find(planId);
        if (!transaction.call(() -> plans.start(planId, adminId, clock.instant()))) {
            throw refused(
                    Refusal.Kind.CONFLICT,
                    "handover_not_startable",
                    "该交接不在可启动状态",
                    "This hand-over cannot be started now");
        }
        return find(planId);
    }

    /** Whoever is planned stays; what WeCom was asked for goes on there, and its results are still read. */
    public Plan cancel(long planId) {
        var plan = find(planId);
        transaction.run(() -> {
            var now = clock.instant();
            plans.skipPlanned(planId, "cancelled", now);
            if (!plans.change(planId, Set.of(State.PLANNING, State.PLANNED, State.BLOCKED), State.CANCELLED, "", now)
                    && plan.state() != State.RUNNING) {
                throw refused(Refusal.Kind.CONFLICT, "handover_ended", "该交接已结束", "This hand-over has ended");
            }
        });
        return find(planId);
    }

    /** A plan with its numbers. */
    public record Progress(Plan plan, Map<Line.State, Long> customers, Map<HandoverPlans.ChatState, Long> chats) {}

    public Progress look(long planId) {
        return new Progress(find(planId), plans.counts(planId), plans.chatCounts(planId));
    }

    private Plan find(long planId) {
        return plans.find(planId).orElseThrow(() -> Refusal.notFound("客户交接", "hand-over"));
    }

    private static Refusal refused(Refusal.Kind kind, String code, String zh, String en) {
        return new Refusal(kind, code, new Words(zh, en));
    }
}
