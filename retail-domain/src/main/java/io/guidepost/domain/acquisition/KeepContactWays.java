package io.guidepost.domain.acquisition;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.acquisition.AcquisitionCode.Kind;
import io.guidepost.domain.acquisition.Codes.Failure;
import io.guidepost.domain.acquisition.ContactWays.Known;
import io.guidepost.domain.acquisition.ContactWays.Made;
import io.guidepost.domain.acquisition.ContactWays.Way;
import io.guidepost.domain.acquisition.StaffingRules.Candidate;
import io.guidepost.domain.acquisition.StaffingRules.OnDuty;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
 * Makes WeCom's ways be what our codes say: made once, staffed by those whose turn it is, ended when we end them. Whether a
 * way was made whose answer was lost is looked up in WeCom's list before another is made. Any number of nodes may run it.
 */
@Service
public class KeepContactWays {

    private static final Logger LOG = LoggerFactory.getLogger(KeepContactWays.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** WeCom may still be at a call whose answer we no longer wait for. */
    private static final Duration STILL_UNDER_WAY = Duration.ofSeconds(30);
    /** WeCom's clock is not ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Duration NOBODY_THERE = Duration.ofMinutes(10);
    private static final Duration AFTER_REFUSED_CHANGE = Duration.ofHours(1);
    private static final int MOST_UNCLEAR = 5;
    private static final int MOST_PAGES = 1_000;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_REMARK = 30;

    private final Codes codes;
    private final ContactWays ways;
    private final Roster roster;
    private final TransactionRetry transaction;
    private final Clock clock;

    KeepContactWays(Codes codes, ContactWays ways, Roster roster, TransactionRetry transaction, Clock clock) {
        this.codes = codes;
        this.ways = ways;
        this.roster = roster;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return how many codes were looked at; below {@code limit} nothing more is due */
    public int runDue(int limit) {
        int done = 0;
        int unclear = 0;
        for (var code : codes.due(clock.instant(), limit)) {
            if (unclear == MOST_UNCLEAR) {
                break;
            }
            if (isClaimed(code)) {
                done++;
                unclear = isClear(code) ? 0 : unclear + 1;
            }
        }
        return unclear == MOST_UNCLEAR ? 0 : done;
    }

    /** This one at once, for somebody who waits; whatever cannot be done now is done by {@link #runDue}. Calls the network. */
    public void now(long codeId) {
        codes.find(codeId)
                .filter(code -> !code.dueAt().isAfter(clock.instant()))
                .filter(this::isClaimed)
                .ifPresent(this::isClear);
    }

    private boolean isClaimed(AcquisitionCode code) {
        return transaction.call(() -> codes.claim(code, clock.instant().plus(LEASE)));
    }

    private boolean isClear(AcquisitionCode code) {
        try {
            step(code);
            return true;
        } catch (GatewayUnclear unclear) {
            LOG.info("Code {}: WeCom gives no answer ({}), it will be tried again", code.id(), unclear.getMessage());
            later(code);
            return false;
        } catch (RuntimeException broken) {
            LOG.error("Code {}: WeCom cannot be made to follow, it will be tried again", code.id(), broken);
            later(code);
            return true;
        }
    }

    private void later(AcquisitionCode code) {
        long seconds = Math.min(600, 10L << Math.min(code.attempts(), 6));
        transaction.run(() -> codes.later(code, clock.instant().plusSeconds(seconds)));
    }

    private void step(AcquisitionCode code) {
        switch (code.status()) {
            case WANTED -> {
                if (code.isEnding()) {
                    ended(code);
                } else {
                    make(code);
                }
            }
            case UNKNOWN -> resolve(code);
            case LIVE -> {
                if (code.isEnding()) {
                    end(code);
                } else {
                    staff(code);
                }
            }
            case REFUSED -> {
                if (code.isEnding()) {
                    end(code);
                }
            }
            case ENDED -> {}
        }
    }

    private void make(AcquisitionCode code) {
        var candidates = candidates(code);
        var now = clock.instant();
        var onDuty = StaffingRules.onDuty(candidates, now);
        if (onDuty.userids().isEmpty()) {
            transaction.run(() -> codes.wanted(
                    code, Optional.of(new Failure("nobody", "Nobody of its staff serves")), now.plus(NOBODY_THERE)));
            return;
        }
        // Written before WeCom is asked: whoever dies in between leaves a code of which nobody knows, and not one to be
        // made.
        transaction.run(() -> codes.asking(code.id(), now, now.plus(LEASE)));
        try {
            var made = ways.add(way(code, onDuty));
            transaction.run(() -> codes.live(code, made, onDuty, StaffingRules.nextLook(candidates, now)));
        } catch (GatewayRejected no) {
            refused(code, no);
        } catch (GatewayUnclear unclear) {
            if (unclear.hasDoneNothing()) {
                transaction.run(() -> codes.wanted(code, Optional.empty(), now));
            }
            throw unclear;
        }
    }

    /** Adopts what an earlier call has made; what WeCom's list does not have was not made, and is wanted again. */
    private void resolve(AcquisitionCode code) {
        var asked = code.askedAt().orElseThrow();
        var now = clock.instant();
        if (now.isBefore(asked.plus(STILL_UNDER_WAY))) {
            transaction.run(() -> codes.later(code, asked.plus(STILL_UNDER_WAY)));
            return;
        }
        var found = made(code, asked.minus(SKEW), now.plus(SKEW));
        transaction.run(() -> found.ifPresentOrElse(
                known -> codes.live(
                        code,
                        new Made(known.configId(), known.qrCode()),
                        // Whoever is on it now is compared with the schedule at once.
                        new OnDuty(known.userids(), StaffingRules.Duty.SCHEDULED),
                        now),
                () -> codes.wanted(code, Optional.empty(), now)));
        codes.find(code.id()).filter(this::isClaimed).ifPresent(this::step);
    }

    private Optional<Known> made(AcquisitionCode code, Instant from, Instant until) {
        var cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            var listed = ways.list(from, until, cursor);
            Set<String> ours = codes.knownConfigs(listed.configIds());
            for (var configId : listed.configIds()) {
                if (!ours.contains(configId)) {
                    var found = ways.find(configId).filter(way -> way.state().equals(code.state()));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            cursor = listed.nextCursor();
            if (cursor.isEmpty()) {
                return Optional.empty();
            }
        }
        throw new IllegalStateException("WeCom lists contact ways without end");
    }

    private void staff(AcquisitionCode code) {
        var candidates = candidates(code);
        var now = clock.instant();
        var onDuty = StaffingRules.onDuty(candidates, now);
        var nextLook = StaffingRules.nextLook(candidates, now);
        if (onDuty.userids().isEmpty()) {
            // WeCom has no code without people: whoever is on it stays, and people see that nobody is there.
            var kept = new OnDuty(code.told(), onDuty.duty());
            transaction.run(() -> codes.staffed(
                    code, kept, Optional.of(new Failure("nobody", "Nobody of its staff serves")), nextLook));
            return;
        }
        if (code.failCode().isEmpty() && onDuty.userids().equals(code.told())) {
            transaction.run(() -> codes.staffed(code, onDuty, Optional.empty(), nextLook));
            return;
        }
        try {
            ways.update(code.configId().orElseThrow(), way(code, onDuty));
            transaction.run(() -> codes.staffed(code, onDuty, Optional.empty(), nextLook));
        } catch (GatewayRejected no) {
            if (no.code().equals(ContactWays.NO_SUCH_WAY)) {
                // Somebody has removed it in WeCom; what is printed leads nowhere, and that is for people to decide.
                refused(code, no);
            } else {
                LOG.warn("Code {}: WeCom does not take its staff: {}", code.id(), no.getMessage());
                var kept = new OnDuty(code.told(), code.duty());
                transaction.run(
                        () -> codes.staffed(code, kept, Optional.of(failure(no)), now.plus(AFTER_REFUSED_CHANGE)));
            }
        }
    }

    private void end(AcquisitionCode code) {
        code.configId().ifPresent(ways::delete);
        ended(code);
    }

    private void ended(AcquisitionCode code) {
        transaction.run(() -> codes.ended(code.id(), clock.instant()));
    }

    private void refused(AcquisitionCode code, GatewayRejected no) {
        LOG.warn("Code {}: WeCom refuses it: {}", code.id(), no.getMessage());
        transaction.run(() -> codes.refused(code, failure(no)));
    }

    private static Failure failure(GatewayRejected no) {
        var reason = no.getMessage();
        return new Failure(no.code(), reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
    }

    private static Way way(AcquisitionCode code, OnDuty onDuty) {
        var name = code.name();
        var remark = name.length() <= LONGEST_REMARK ? name : name.substring(0, LONGEST_REMARK);
        return new Way(code.state(), remark, code.isVerifySkipped(), onDuty.userids());
    }

    /** Whoever is on the code by name, whose code it is, and everybody of the store where it says so. */
    private List<Candidate> candidates(AcquisitionCode code) {
        var now = clock.instant();
        var byGuide = new LinkedHashMap<Long, CodeStaff>();
        codes.staffOf(code.id()).forEach(staff -> byGuide.put(staff.guideId(), staff));
        code.guideId()
                .ifPresent(
                        owner -> byGuide.putIfAbsent(owner, new CodeStaff(owner, false, Optional.empty(), List.of())));
        if (code.isStaffedByStore()) {
            var area = new Area(Set.of(), Set.of(code.storeId()), Set.of());
            roster.servingIn(area, now, 0, StaffingRules.MOST_PEOPLE).stream()
                    // Part-timers come by hours, so they are on a code only where somebody has said when.
                    .filter(serving -> serving.role() != Employment.Role.PART_TIME)
                    .forEach(serving -> byGuide.putIfAbsent(
                            serving.guideId(),
                            new CodeStaff(serving.guideId(), code.kind() == Kind.GUIDE, Optional.empty(), List.of())));
        }
        if (byGuide.isEmpty()) {
            return List.of();
        }
        Map<Long, Serving> serving = roster.serving(byGuide.keySet(), now).stream()
                .collect(Collectors.toMap(Serving::guideId, Function.identity()));
        var today = now.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        var added = codes.addedSince(code.id(), today);
        var candidates = new ArrayList<Candidate>();
        byGuide.forEach((guideId, staff) -> Optional.ofNullable(serving.get(guideId))
                .ifPresent(one -> candidates.add(new Candidate(
                        one.userid(),
                        staff.isBackup(),
                        one.status() == Guide.Status.ACTIVE,
                        staff.shifts(),
                        staff.capADay().or(code::capADay),
                        added.getOrDefault(guideId, 0)))));
        return candidates;
    }
}
