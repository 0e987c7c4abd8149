package io.guidepost.domain.acquisition;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.acquisition.AcquisitionCode.Kind;
import io.guidepost.domain.acquisition.AcquisitionCode.Status;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.organization.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes down which codes there are to be; {@link KeepContactWays} makes WeCom follow. */
@Service
public class MakeCode {

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MOST_STAFF = 100;
    private static final int GUIDES_AT_ONCE = 1_000;
    private static final int MOST_IN_BATCH = 5_000;

    private final Codes codes;
    private final Roster roster;
    private final Ids ids;
    private final Clock clock;

    MakeCode(Codes codes, Roster roster, Ids ids, Clock clock) {
        this.codes = codes;
        this.roster = roster;
        this.ids = ids;
        this.clock = clock;
    }

    /** A code as somebody wants it; {@code guideId} belongs to {@link Kind#GUIDE} alone. */
    public record Wish(
            Kind kind, LeadChannel channel, long storeId, Optional<Long> guideId, Settings settings, long adminId) {}

    /** What of a code can be changed. */
    public record Settings(
            String name,
            boolean isVerifySkipped,
            boolean isStaffedByStore,
            Optional<Integer> capADay,
            List<CodeStaff> staff) {}

    /**
     * @return its number
     * @throws Refusal {@code code_exists} when a living one is like it, {@code code_without_staff} when nobody would be on it
     */
    @Transactional
    public long make(Wish wish) {
        check(wish.kind(), wish.settings());
        var now = clock.instant();
        if (roster.store(wish.storeId()).filter(Store::isOpen).isEmpty()) {
            throw Refusal.notFound("门店", "store");
        }
        if ((wish.kind() == Kind.GUIDE) != wish.guideId().isPresent()) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "guide_of_guide_code",
                    new Words("导购活码须且仅须指定导购", "A guide's code names its guide, and no other does"),
                    Map.of("field", "guideId"));
        }
        wish.guideId().ifPresent(this::serving);
        var code = wanted(ids.next(), wish, now);
        if (!codes.add(code, wish.adminId())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "code_exists", new Words("已有相同的活码", "There is a living code like it"));
        }
        codes.staff(code.id(), wish.settings().staff());
        return code.id();
    }

    /** The guide's own code: his colleagues receive whom he cannot. The same one again when there is one. */
    @Transactional
    public long ofGuide(long guideId) {
        return codes.ofGuide(guideId, LeadChannel.STAFF)
                .map(AcquisitionCode::id)
                .or(() -> {
                    var code = ofGuide(serving(guideId), LeadChannel.STAFF, clock.instant());
                    return codes.add(code, 0) ? Optional.of(code.id()) : Optional.empty();
                })
                // Made from another device meanwhile.
                .or(() -> codes.ofGuide(guideId, LeadChannel.STAFF).map(AcquisitionCode::id))
                .orElseThrow();
    }

    /** How many codes a batch has added, and how many there were already. */
    public record Batch(int made, int existed) {}

    /**
     * Codes of this kind and channel for all stores, or all guides, of a part of the organization; what is there already is
     * left as it is. WeCom follows in the background.
     */
    @Transactional
    public Batch forAll(Kind kind, LeadChannel channel, Area area, long adminId) {
        var now = clock.instant();
        var stores = new HashSet<Long>();
        int asked = 0;
        int made = 0;
        long after = 0;
        List<Serving> page;
        do {
            page = roster.servingIn(area, now, after, GUIDES_AT_ONCE);
            var wanted = new ArrayList<AcquisitionCode>();
            for (var serving : page) {
                after = serving.guideId();
                if (kind == Kind.GUIDE && serving.status() == Guide.Status.ACTIVE) {
                    wanted.add(ofGuide(serving, channel, now));
                } else if (kind != Kind.GUIDE && stores.add(serving.storeId())) {
                    wanted.add(ofStore(kind, serving.storeId(), channel, now));
                }
            }
            asked += wanted.size();
            if (asked > MOST_IN_BATCH) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "too_many_codes",
                        new Words(
                                "一次最多生成 %d 个活码，请缩小范围".formatted(MOST_IN_BATCH),
                                "At most %d codes at a time; name a smaller part".formatted(MOST_IN_BATCH)),
                        Map.of("most", MOST_IN_BATCH));
            }
            made += wanted.isEmpty() ? 0 : codes.addMissing(wanted, adminId);
        } while (page.size() == GUIDES_AT_ONCE);
        return new Batch(made, asked - made);
    }

    /** @throws Refusal {@code version_conflict} when it was changed meanwhile */
    @Transactional
    public void change(long codeId, int version, Settings settings) {
        var code = living(codeId);
        check(code.kind(), settings);
        var changed = new AcquisitionCode(
                codeId,
                code.kind(),
                code.channel(),
                code.storeId(),
                code.guideId(),
                settings.name(),
                code.state(),
                settings.isVerifySkipped(),
                settings.isStaffedByStore(),
                settings.capADay(),
                code.status(),
                code.isEnding(),
                code.configId(),
                code.qrCode(),
                code.told(),
                code.duty(),
                code.askedAt(),
                code.failCode(),
                code.failReason(),
                code.attempts(),
                code.dueAt(),
                version,
                code.createdAt());
        if (!codes.change(changed, settings.staff(), clock.instant())) {
            throw conflict();
        }
    }

    /** Taken back from WeCom; whoever scans it afterwards reaches nobody. */
    @Transactional
    public void end(long codeId, int version) {
        living(codeId);
        if (!codes.end(codeId, version, clock.instant())) {
            throw conflict();
        }
    }

    /** After somebody has put right what WeCom did not want. */
    @Transactional
    public void again(long codeId) {
        if (!codes.again(codeId, clock.instant())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "code_not_refused",
                    new Words("该活码没有被企业微信拒绝", "WeCom has not refused this code"));
        }
    }

    private AcquisitionCode ofGuide(Serving serving, LeadChannel channel, Instant now) {
        var settings = new Settings(serving.name(), true, true, Optional.empty(), List.of());
        var whose = Optional.of(serving.guideId());
        return wanted(ids.next(), new Wish(Kind.GUIDE, channel, serving.storeId(), whose, settings, 0), now);
    }

    private AcquisitionCode ofStore(Kind kind, long storeId, LeadChannel channel, Instant now) {
        var settings = new Settings(channel.words().zh(), true, true, Optional.empty(), List.of());
        return wanted(ids.next(), new Wish(kind, channel, storeId, Optional.empty(), settings, 0), now);
    }

    private static AcquisitionCode wanted(long id, Wish wish, Instant now) {
        return new AcquisitionCode(
                id,
                wish.kind(),
                wish.channel(),
                wish.storeId(),
                wish.guideId(),
                wish.settings().name(),
                state(id),
                wish.settings().isVerifySkipped(),
                wish.settings().isStaffedByStore(),
                wish.settings().capADay(),
                Status.WANTED,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                StaffingRules.Duty.SCHEDULED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                now,
                0,
                now);
    }

    /** At most 12 characters, and nothing of anybody in them. */
    static String state(long id) {
        var digits = new StringBuilder();
        for (long rest = id; rest > 0; rest /= DIGITS.length()) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return "g" + digits.reverse();
    }

    private void check(Kind kind, Settings settings) {
        if (settings.staff().size() > MOST_STAFF) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "too_many_staff",
                    new Words("一个活码最多 100 名员工", "A code has at most 100 people"),
                    Map.of("field", "staff"));
        }
        if (kind != Kind.GUIDE
                && !settings.isStaffedByStore()
                && settings.staff().stream().allMatch(CodeStaff::isBackup)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "code_without_staff",
                    new Words("活码至少要有一名非备用员工", "Somebody besides backups must be on a code"),
                    Map.of("field", "staff"));
        }
        Set<Long> guides = settings.staff().stream().map(CodeStaff::guideId).collect(Collectors.toSet());
        if (guides.size() < settings.staff().size()) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "staff_named_twice",
                    new Words("同一名导购不能重复", "A guide is named once"),
                    Map.of("field", "staff"));
        }
        if (!guides.isEmpty() && roster.guides(guides).size() < guides.size()) {
            throw Refusal.notFound("导购", "guide");
        }
    }

    private Serving serving(long guideId) {
        return roster.serving(guideId, clock.instant())
                .filter(serving -> serving.status() == Guide.Status.ACTIVE)
                .orElseThrow(() -> Refusal.notFound("在职导购", "guide at work"));
    }

    private AcquisitionCode living(long codeId) {
        return codes.find(codeId)
                .filter(code -> code.status() != Status.ENDED && !code.isEnding())
                .orElseThrow(() -> Refusal.notFound("活码", "acquisition code"));
    }

    private static Refusal conflict() {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "version_conflict",
                new Words("活码已被修改，请刷新后重试", "The code has been changed meanwhile; read it again and retry"));
    }
}
