package io.guidepost.domain.coupon;

import io.guidepost.core.price.Approval.State;
import io.guidepost.domain.coupon.CouponTemplate.Door;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.foureyes.Matter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Templates from draft to effect, by two people; after that they can only be called off (PRM-1). */
@Service
public class DraftCoupon {

    private static final int MOST_CODES = 100_000;
    private static final int CODE_LENGTH = 12;

    /** Without what is easily misread. */
    private static final String CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private final CouponTemplates templates;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DraftCoupon(CouponTemplates templates, Ids ids, Clock clock) {
        this.templates = templates;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param template made with the id it is given; an {@link IllegalArgumentException} of its own says what is wrong */
    @Transactional
    public CouponTemplate draft(LongFunction<CouponTemplate> template) {
        CouponTemplate drafted;
        try {
            drafted = template.apply(ids.next());
            drafted.worth().value();
        } catch (IllegalArgumentException nonsense) {
            throw CouponRefusals.invalid(nonsense.getMessage());
        }
        requireSense(drafted);
        templates.insert(drafted);
        return drafted;
    }

    private void requireSense(CouponTemplate template) {
        var worth = template.worth();
        if (template.total() < 1 || template.perMember() < 1 || template.perMember() > 1000) {
            throw CouponRefusals.invalid("total and perMember are at least one");
        }
        if (template.thresholdFen() < 0 || worth.capFen() < 0) {
            throw CouponRefusals.invalid("amounts are not negative");
        }
        if (worth.kind() != Kind.AMOUNT && worth.offFen() != 0 || worth.kind() != Kind.SHARE && worth.offBp() != 0) {
            throw CouponRefusals.invalid("offFen is for AMOUNT and offBp for SHARE");
        }
        if (worth.offBp() >= 10_000) {
            throw CouponRefusals.invalid("a share is less than the whole");
        }
        if (worth.kind() == Kind.AMOUNT && worth.capFen() != 0) {
            throw CouponRefusals.invalid("an amount has no cap");
        }
        var now = clock.instant();
        if (!template.claims().until().isAfter(now)
                || template.valid()
                        .filter(period -> !period.until().isAfter(now))
                        .isPresent()) {
            throw CouponRefusals.invalid("its period is over already");
        }
    }

    /** Refused with {@code maker_is_checker} to whoever wrote it down. */
    @Transactional
    public CouponTemplate approve(long id, int version, long adminId) {
        var template = found(id);
        var now = clock.instant();
        Matter.COUPON.requireSecond(adminId, template.approval().createdBy());
        if (template.stateAt(now) != State.DRAFT) {
            throw CouponRefusals.wrongState(template.stateAt(now));
        }
        if (!templates.approve(id, version, adminId, now)) {
            throw CouponRefusals.versionConflict();
        }
        return found(id);
    }

    /** Nobody gets one any more; those that shoppers have stay good. */
    @Transactional
    public CouponTemplate end(long id, long adminId) {
        var state = found(id).stateAt(clock.instant());
        if (state == State.ENDED || !templates.end(id, adminId, clock.instant())) {
            throw CouponRefusals.wrongState(state);
        }
        return found(id);
    }

    /** Codes that can be redeemed once each, as long as there are coupons. */
    @Transactional
    public List<String> makeCodes(long id, int count, long adminId) {
        var template = found(id);
        if (template.door() != Door.CODE) {
            throw CouponRefusals.invalid("this coupon is not for codes");
        }
        if (templates.countCodes(id) + count > Math.min(MOST_CODES, template.total())) {
            throw CouponRefusals.invalid("there are not more codes than coupons");
        }
        var codes = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            codes.add(code());
        }
        templates.insertCodes(id, codes, adminId, clock.instant());
        return codes;
    }

    private String code() {
        var code = new StringBuilder(CODE_LENGTH);
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
        }
        return code.toString();
    }

    private CouponTemplate found(long id) {
        return templates.find(id).orElseThrow(CouponRefusals::templateNotFound);
    }
}
