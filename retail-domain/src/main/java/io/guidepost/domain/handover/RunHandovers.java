package io.guidepost.domain.handover;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.groupchat.GroupChat;
import io.guidepost.domain.groupchat.GroupChatDirectory;
import io.guidepost.domain.handover.HandoverPlans.Chat;
import io.guidepost.domain.handover.HandoverPlans.ChatState;
import io.guidepost.domain.handover.HandoverPlans.Poll;
import io.guidepost.domain.handover.Plan.State;
import io.guidepost.domain.handover.TransferDesk.Answer;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Carries plans out: asks WeCom for a hundred customers at a time, and reads what has become of them to the end, page by page.
 * What is asked for is written down before; after a lost answer or a death WeCom's results tell what it has heard, and only the
 * rest is asked for again. Not transactional itself, because it calls WeCom.
 */
@Service
public class RunHandovers {

    private static final Logger log = LoggerFactory.getLogger(RunHandovers.class);

    private static final int PLANS_AT_ONCE = 20;
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int STEPS_WITHIN_LEASE = 20;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** WeCom hands over at most so many chats of one owner in a day. */
    private static final int CHATS_A_DAY = 300;

    /** WeCom refuses this guide as the one who hands over; all receivers would hear the same. */
    private static final Set<String> ABOUT_THE_GIVER = Set.of("40097", "40098", "48002", "60011");

    private static final String FOREIGN_CURSOR = "50100";

    private final HandoverPlans plans;
    private final TransferDesk desk;
    private final TakeOver takeOver;
    private final GroupChatDirectory chats;
    private final Roster roster;
    private final HandoverSettings settings;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    RunHandovers(
            HandoverPlans plans,
            TransferDesk desk,
            TakeOver takeOver,
            GroupChatDirectory chats,
            Roster roster,
            HandoverSettings settings,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.plans = plans;
        this.desk = desk;
        this.takeOver = takeOver;
        this.chats = chats;
        this.roster = roster;
        this.settings = settings;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return how many steps were made; fewer than {@code limit} mean that there is nothing to do now */
    public int runDue(int limit) {
        int steps = 0;
        for (var plan : plans.due(clock.instant(), PLANS_AT_ONCE)) {
            long owner = ids.next();
            var now = clock.instant();
            if (steps >= limit || !transaction.call(() -> plans.claim(plan.id(), owner, now, now.plus(LEASE)))) {
                continue;
            }
            var dueAt = now;
            for (int done = 0; done < STEPS_WITHIN_LEASE && steps < limit && !dueAt.isAfter(clock.instant()); done++) {
                dueAt = step(plan.id());
                steps++;
            }
            var next = dueAt;
            transaction.run(() -> plans.release(plan.id(), owner, next));
        }
        return steps;
    }

    /** One call of WeCom's; answers when the next step is due. */
    private Instant step(long planId) {
        var plan = plans.find(planId).orElseThrow();
        if (plan.state() != State.RUNNING) {
            return clock.instant().plus(settings.pollEvery());
        }
        var from = roster.guide(plan.fromGuideId()).orElseThrow();
        try {
            return next(plan, from);
        } catch (GatewayUnclear unclear) {
            log.info("Hand-over {} goes on later: {}", planId, unclear.getMessage());
            return clock.instant().plus(PAUSE);
        } catch (GatewayRejected rejected) {
            log.warn("Hand-over {} is refused: {}", planId, rejected.getMessage());
            block(plan, rejected.code());
            return clock.instant().plus(PAUSE);
        }
    }

    private Instant next(Plan plan, Guide from) {
        var now = clock.instant();
        var due = plans.polls(plan.id()).stream()
                .filter(poll -> !poll.pollAt().isAfter(now))
                .min(Comparator.comparing(Poll::pollAt));
        if (due.isPresent()) {
            readPage(plan, from, due.get());
            return now;
        }
        var batch = plans.nextBatch(plan.id(), TransferDesk.MOST_AT_ONCE);
        if (!batch.isEmpty()) {
            send(plan, from, batch);
            return clock.instant();
        }
        var unclear = plans.chats(plan.id(), ChatState.SENT, TransferDesk.MOST_AT_ONCE);
        if (!unclear.isEmpty()) {
            askChats(plan, unclear);
            return now;
        }
        var chatBatch = plans.chats(plan.id(), ChatState.PLANNED, TransferDesk.MOST_AT_ONCE);
        var chatsDue = now;
        if (!chatBatch.isEmpty()) {
            long left = CHATS_A_DAY - plans.chatsSentSince(plan.fromGuideId(), now.minus(Duration.ofDays(1)));
            if (left > 0) {
                sendChats(plan, chatBatch.subList(0, (int) Math.min(left, chatBatch.size())));
                return now;
            }
            chatsDue = now.plus(Duration.ofHours(1));
        }
        return rest(plan, chatBatch.isEmpty() ? Optional.empty() : Optional.of(chatsDue));
    }

    private Instant rest(Plan plan, Optional<Instant> chatsDue) {
        boolean isOpen = plans.counts(plan.id()).entrySet().stream()
                .anyMatch(count -> count.getKey().isOpen() && count.getValue() > 0);
        if (!isOpen && chatsDue.isEmpty()) {
            transaction.run(() -> plans.change(plan.id(), Set.of(State.RUNNING), State.DONE, "", clock.instant()));
            return clock.instant().plus(settings.pollEvery());
        }
        return plans.polls(plan.id()).stream()
                .map(Poll::pollAt)
                .min(Comparator.naturalOrder())
                .filter(at -> chatsDue.filter(at::isAfter).isEmpty())
                .or(() -> chatsDue)
                .orElse(clock.instant().plus(settings.pollEvery()));
    }

    private void send(Plan plan, Guide from, List<Line> batch) {
        long receiver = batch.get(0).toGuideId().orElseThrow();
        var to = roster.guide(receiver).orElseThrow();
        var customers = batch.stream().map(Line::externalUserid).toList();
        var now = clock.instant();
        transaction.run(() -> {
            plans.send(plan.id(), customers, ids.next(), now);
            // Should the answer be lost, WeCom's results are the first thing that is asked for.
            plans.poll(plan.id(), receiver, now.plus(PAUSE));
        });
        List<Answer> answers;
        try {
            answers = desk.transfer(plan.isResigned(), from.userid(), to.userid(), customers, plan.message());
        } catch (GatewayRejected rejected) {
            refused(plan, customers, rejected);
            return;
        } catch (GatewayUnclear unclear) {
            if (unclear.hasDoneNothing()) {
                transaction.run(() -> plans.save(changed(plan, customers, Line.State.PLANNED, "")));
            }
            throw unclear;
        }
        take(plan, from, to, answers);
    }

    /** What concerns the giver blocks the plan; what concerns the receiver only his customers. */
    private void refused(Plan plan, List<String> customers, GatewayRejected rejected) {
        if (ABOUT_THE_GIVER.contains(rejected.code())) {
            transaction.run(() -> plans.save(changed(plan, customers, Line.State.PLANNED, "")));
            throw rejected;
        }
        transaction.run(() -> plans.save(changed(plan, customers, Line.State.FAILED, rejected.code())));
    }

    private void take(Plan plan, Guide from, Guide to, List<Answer> answers) {
        Map<String, Answer> byCustomer = answers.stream()
                .collect(Collectors.toMap(Answer::externalUserid, Function.identity(), (one, same) -> one));
        var lines = plans.lines(plan.id(), byCustomer.keySet());
        var next = new ArrayList<Line>();
        for (var line : lines) {
            var answer = byCustomer.get(line.externalUserid());
            if (line.state() != Line.State.SENT) {
                continue;
            }
            next.add(
                    answer.isAccepted()
                            ? takeOver.waits(plan, from, to, line, Optional.empty())
                            : line.in(Line.State.FAILED, answer.errcode(), Optional.empty(), clock.instant()));
        }
        transaction.run(() -> {
            plans.save(next);
            plans.poll(plan.id(), to.id(), clock.instant().plus(settings.pollEvery()));
        });
    }

    private List<Line> changed(Plan plan, List<String> customers, Line.State state, String why) {
        return plans.lines(plan.id(), customers).stream()
                .filter(line -> line.state() == Line.State.SENT)
                .map(line -> line.in(state, why, Optional.empty(), clock.instant()))
                .toList();
    }

    /** One page of results; the place is noted after all of it is done, so that a page may be read twice and is never lost. */
    private void readPage(Plan plan, Guide from, Poll poll) {
        var to = roster.guide(poll.toGuideId()).orElseThrow();
        var begunAt = poll.begunAt().orElse(clock.instant());
        TransferDesk.ResultPage page;
        try {
            page = desk.results(plan.isResigned(), from.userid(), to.userid(), poll.cursor());
        } catch (GatewayRejected rejected) {
            if (!rejected.code().equals(FOREIGN_CURSOR) || poll.cursor().isEmpty()) {
                throw rejected;
            }
            transaction.run(() -> plans.save(plan.id(), new Poll(to.id(), "", Optional.empty(), clock.instant())));
            return;
        }
        Map<String, Line> lines =
                plans
                        .lines(
                                plan.id(),
                                page.results().stream()
                                        .map(TransferDesk.Result::externalUserid)
                                        .toList())
                        .stream()
                        .filter(line -> line.toGuideId().equals(Optional.of(to.id())))
                        .filter(line -> line.state() == Line.State.SENT || line.state() == Line.State.WAITING)
                        .collect(Collectors.toMap(Line::externalUserid, Function.identity()));
        for (var result : page.results()) {
            Optional.ofNullable(lines.get(result.externalUserid()))
                    .flatMap(line -> takeOver.heard(plan, from, to, line, result))
                    .ifPresent(line -> {
                        lines.put(line.externalUserid(), line);
                        transaction.run(() -> plans.save(List.of(line)));
                    });
        }
        transaction.run(() -> {
            if (page.nextCursor().isEmpty()) {
                plans.unsend(plan.id(), to.id(), begunAt);
                plans.save(
                        plan.id(),
                        new Poll(to.id(), "", Optional.empty(), clock.instant().plus(settings.pollEvery())));
            } else {
                plans.save(plan.id(), new Poll(to.id(), page.nextCursor(), Optional.of(begunAt), clock.instant()));
            }
        });
    }

    private void sendChats(Plan plan, List<Chat> batch) {
        var to = roster.guide(batch.get(0).toGuideId()).orElseThrow();
        var sent = batch.stream()
                .map(chat -> new Chat(chat.chatId(), chat.toGuideId(), ChatState.SENT, ""))
                .toList();
        transaction.run(() -> plans.save(plan.id(), sent, clock.instant()));
        Map<String, String> refusals;
        try {
            refusals =
                    desk
                            .transferChats(
                                    plan.isResigned(),
                                    sent.stream().map(Chat::chatId).toList(),
                                    to.userid())
                            .stream()
                            .collect(Collectors.toMap(
                                    TransferDesk.ChatRefusal::chatId,
                                    TransferDesk.ChatRefusal::errcode,
                                    (one, same) -> one));
        } catch (GatewayRejected rejected) {
            refusals = sent.stream().collect(Collectors.toMap(Chat::chatId, chat -> rejected.code()));
        }
        var why = refusals;
        transaction.run(() -> plans.save(
                plan.id(),
                sent.stream()
                        .map(chat -> new Chat(
                                chat.chatId(),
                                chat.toGuideId(),
                                why.containsKey(chat.chatId()) ? ChatState.FAILED : ChatState.DONE,
                                why.getOrDefault(chat.chatId(), "")))
                        .toList(),
                clock.instant()));
    }

    /** After a lost answer each chat's owner tells. */
    private void askChats(Plan plan, List<Chat> unclear) {
        var owner = roster.guide(unclear.get(0).toGuideId()).orElseThrow().userid();
        var known = unclear.stream()
                .map(chat -> new Chat(
                        chat.chatId(),
                        chat.toGuideId(),
                        chats.chat(chat.chatId())
                                        .map(GroupChat::ownerUserid)
                                        .filter(owner::equals)
                                        .isPresent()
                                ? ChatState.DONE
                                : ChatState.PLANNED,
                        ""))
                .toList();
        transaction.run(() -> plans.save(plan.id(), known, clock.instant()));
    }

    private void block(Plan plan, String errcode) {
        transaction.run(() -> plans.change(plan.id(), Set.of(State.RUNNING), State.BLOCKED, errcode, clock.instant()));
    }
}
