package io.guidepost.core.attribution;

import io.guidepost.core.money.Rate;
import io.guidepost.core.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Says in words that a guide understands why a sale belongs to whom. Made only when somebody asks; the decision itself
 * carries no text.
 */
public final class Explanation {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** More than these nobody reads. */
    private static final int MOST_TOLD = 6;

    private final Attribution attribution;
    private final Names names;

    private Explanation(Attribution attribution, Names names) {
        this.attribution = attribution;
        this.names = names;
    }

    public static Explanation of(Attribution attribution, Names names) {
        return new Explanation(attribution, names);
    }

    /** The whole decision: on what ground, to whom, in which parts. */
    public Words decision() {
        Outcome outcome = attribution.outcome();
        Words text = ground(outcome);
        if (outcome.guide().isPresent()) {
            text = join(text, storeCredit(outcome));
        }
        for (Split split : outcome.splits()) {
            text = join(text, part(split));
        }
        if (differsByLine()) {
            text = join(
                    text,
                    new Words(
                            "本单按商品分别判定,各行归属可能不同。",
                            "Each product of this order is decided by itself, so lines may belong to different people."));
        }
        return text;
    }

    /**
     * The whole story in one paragraph: when and by which rules it was decided, on what ground and to whom, why others who
     * were near did not get it, and what becomes of the shopper's binding with the payment.
     */
    public Words story() {
        Words text = join(rules(), decision());
        List<Candidate> others = attribution.candidates().stream()
                .filter(candidate -> !candidate.isAccepted() && isWorthTelling(candidate))
                .toList();
        if (!others.isEmpty()) {
            text = join(text, new Words("其他候选:", "Other candidates:"));
        }
        for (Candidate other : others.subList(0, Math.min(MOST_TOLD, others.size()))) {
            text = join(text, of(other));
        }
        if (others.size() > MOST_TOLD) {
            int more = others.size() - MOST_TOLD;
            text = join(text, new Words("另有 %d 个候选。".formatted(more), "There were %d more.".formatted(more)));
        }
        return join(text, afterPayment());
    }

    /** Stores speak only where no guide does. */
    private boolean isWorthTelling(Candidate candidate) {
        return candidate.kind() != Candidate.Kind.HQ
                && (candidate.guide().isPresent() || attribution.guide().isEmpty());
    }

    private Words rules() {
        String at = time(attribution.decidedAt());
        return new Words(
                "下单时间 %s,按归属规则「%s」第 %d 版判定。".formatted(at, attribution.ruleSetName(), attribution.ruleSetVersion()),
                "Ordered at %s and decided by the rules \"%s\", version %d."
                        .formatted(at, attribution.ruleSetName(), attribution.ruleSetVersion()));
    }

    private Optional<Words> afterPayment() {
        String guide = attribution.guide().map(names::guide).orElse("");
        return switch (attribution.afterPayment()) {
            case NONE -> Optional.empty();
            case BIND ->
                Optional.of(new Words(
                        "付款后,顾客绑定 %s。".formatted(guide),
                        "With the payment the shopper is bound to %s.".formatted(guide)));
            case RENEW ->
                Optional.of(new Words(
                        "付款后,%s 的绑定顺延。".formatted(guide),
                        "With the payment the binding to %s is prolonged.".formatted(guide)));
            case SNATCH ->
                Optional.of(new Words(
                        "付款后,顾客改绑 %s。".formatted(guide),
                        "With the payment the shopper's binding moves to %s.".formatted(guide)));
        };
    }

    /** Why this candidate won or did not. */
    public Words of(Candidate candidate) {
        Words who = who(candidate);
        Words why = candidate.rejection().isEmpty()
                ? won(candidate)
                : lost(candidate, candidate.rejection().get());
        return new Words(who.zh() + ":" + why.zh(), who.en() + ": " + why.en());
    }

    private Words ground(Outcome outcome) {
        String guide = outcome.guide().map(names::guide).orElse("");
        if (isRuled()) {
            return new Words(
                    "总部更正归属,业绩归 %s。".formatted(guide),
                    "Headquarters corrected the attribution, so the sale is %s's.".formatted(guide));
        }
        return switch (outcome.basis()) {
            case ASSIST ->
                new Words(
                        "%s 为顾客开单,业绩归 %s。".formatted(guide, guide),
                        "%s prepared this order with the shopper, so the sale is %s's.".formatted(guide, guide));
            case PROTECTED_BINDING ->
                new Words(
                        "顾客是 %s 的专属顾客,且在保护期内,业绩归 %s。".formatted(guide, guide),
                        "The shopper is bound to %s and still protected, so the sale is %s's.".formatted(guide, guide));
            case LAST_TOUCH ->
                new Words(
                        "顾客下单前最后一次有效接触来自 %s,业绩归 %s。".formatted(guide, guide),
                        "The shopper's last valid contact before ordering was with %s, so the sale is %s's."
                                .formatted(guide, guide));
            case UNPROTECTED_BINDING ->
                new Words(
                        "顾客绑定 %s,近期没有其他导购的有效接触,业绩归 %s。".formatted(guide, guide),
                        "The shopper is bound to %s and had no valid recent contact with another guide, so the sale is %s's."
                                .formatted(guide, guide));
            case FRIEND ->
                new Words(
                        "顾客是 %s 的企业微信好友,业绩归 %s。".formatted(guide, guide),
                        "The shopper is a WeCom friend of %s, so the sale is %s's.".formatted(guide, guide));
            case STORE -> {
                String store = outcome.store().map(names::store).orElse("");
                yield new Words(
                        "没有符合条件的导购,业绩归门店 %s。".formatted(store),
                        "No guide qualifies, so the sale is that of the store %s.".formatted(store));
            }
            case HQ ->
                new Words(
                        "没有符合条件的导购和门店,业绩归总部。",
                        "Neither a guide nor a store qualifies, so the sale is that of headquarters.");
        };
    }

    private Words storeCredit(Outcome outcome) {
        String store = outcome.store().map(names::store).orElse("");
        return new Words("门店业绩归 %s。".formatted(store), "The store credited is %s.".formatted(store));
    }

    private Optional<Words> part(Split split) {
        String who = split.payeeType() == PayeeType.GUIDE
                ? names.guide(new GuideId(split.payeeId()))
                : split.payeeType() == PayeeType.STORE ? names.store(new StoreId(split.payeeId())) : "";
        if (split.bar() == CommissionBar.SELF_PURCHASE) {
            return Optional.of(new Words(
                    "%s 本人购买,计业绩、不计佣金。".formatted(who),
                    "%s is the buyer: the sale counts, but earns no commission.".formatted(who)));
        }
        if (split.bar() == CommissionBar.CROSS_STORE) {
            return Optional.of(new Words(
                    "由其他门店发货,按规则 %s 不计佣金。".formatted(who),
                    "Another store delivers, and by the rules %s earns no commission then.".formatted(who)));
        }
        if (split.performanceBp() < Rate.WHOLE_BP) {
            String percent = new Rate(split.performanceBp()).inPercent();
            return Optional.of(
                    new Words("%s 占 %s。".formatted(who, percent), "%s has a part of %s.".formatted(who, percent)));
        }
        return Optional.empty();
    }

    private boolean isRuled() {
        for (Candidate candidate : attribution.candidates()) {
            if (candidate.kind() == Candidate.Kind.RULING && candidate.isAccepted()) {
                return true;
            }
        }
        return false;
    }

    private boolean differsByLine() {
        for (LineOutcome line : attribution.lines()) {
            if (!line.outcome().equals(attribution.outcome())) {
                return true;
            }
        }
        return false;
    }

    private Words who(Candidate candidate) {
        String guide = candidate.guide().map(names::guide).orElse("");
        String store = candidate.store().map(names::store).orElse("");
        String when = candidate.occurredAt().map(Explanation::time).orElse("");
        return switch (candidate.kind()) {
            case ASSIST ->
                new Words("%s 于 %s 开单".formatted(guide, when), "%s, order prepared %s".formatted(guide, when));
            case BINDING ->
                new Words("绑定 %s(%s 起)".formatted(guide, when), "Bound to %s since %s".formatted(guide, when));
            case TOUCH ->
                guide.isEmpty()
                        ? new Words(
                                "门店 %s 于 %s 的接触".formatted(store, when),
                                "Contact with store %s at %s".formatted(store, when))
                        : new Words(
                                "%s 于 %s 的接触".formatted(guide, when), "Contact with %s at %s".formatted(guide, when));
            case FRIEND ->
                new Words("企业微信好友 %s(%s 起)".formatted(guide, when), "WeCom friend %s since %s".formatted(guide, when));
            case LEAVERS_STORE ->
                new Words("原导购所在门店 %s".formatted(store), "Store %s of the guide who left".formatted(store));
            case HOME_STORE -> new Words("顾客归属门店 %s".formatted(store), "Home store %s".formatted(store));
            case PICK_UP_STORE -> new Words("自提门店 %s".formatted(store), "Pick-up store %s".formatted(store));
            case IMPORTED_STORE ->
                new Words("导入订单的门店 %s".formatted(store), "Store %s of the imported order".formatted(store));
            case HQ -> new Words("总部", "Headquarters");
            case RULING ->
                new Words(
                        "总部于 %s 裁定给 %s".formatted(when, guide),
                        "Headquarters ruled in favour of %s %s".formatted(guide, when));
        };
    }

    private Words won(Candidate candidate) {
        boolean isBeside = candidate.guide().isPresent()
                && attribution.outcome().guide().isPresent()
                && !candidate.guide().equals(attribution.outcome().guide());
        return isBeside ? new Words("获得部分业绩。", "has a part of the sale.") : new Words("成交归属。", "the sale is theirs.");
    }

    private Words lost(Candidate candidate, RejectCode code) {
        if (candidate.late()) {
            return new Words(
                    "下单之后才发生或才收到,不影响本单;如有异议可申诉。",
                    "it happened or became known only after the order, and changes nothing; it can be disputed.");
        }
        return switch (code) {
            case OUT_OF_WINDOW ->
                candidate.kind() == Candidate.Kind.FRIEND
                        ? new Words(
                                "下单时已不是好友,或顾客已留在原门店。",
                                "they were no longer friends when the order was placed, or the shopper stayed with the store the guide has left.")
                        : new Words("超出有效期。", "it is too long ago.");
            case OUT_OF_SCOPE -> new Words("分享的商品不在本单中。", "the product shared is not part of this order.");
            case GUIDE_NOT_EMPLOYED ->
                candidate.kind() == Candidate.Kind.BINDING
                        ? new Words("导购当时已离职或已离开该门店。", "the guide had left the company or the shopper's store by then.")
                        : new Words("导购当时不在职。", "the guide was not employed at that time.");
            case STORE_CLOSED -> new Words("门店已关闭。", "the store is closed.");
            case TOKEN_INVALID ->
                candidate.kind() == Candidate.Kind.ASSIST
                        ? new Words("顾客没有确认这次开单。", "the shopper did not confirm the prepared order.")
                        : new Words("分享链接无效。", "the link is not valid.");
            case TOKEN_EXPIRED -> new Words("分享链接已过期。", "the link had expired.");
            case SELF_PURCHASE ->
                new Words("导购本人购买,按规则不计。", "the guide is the buyer, which does not count by the rules.");
            case LOWER_PRECEDENCE ->
                new Words(
                        "符合条件,但%s优先。".formatted(nameOf(attribution.basis()).zh()),
                        "it qualifies, but %s comes first."
                                .formatted(nameOf(attribution.basis()).en()));
            case LATER_TOUCH_WINS -> new Words("之后还有更近的接触。", "a later contact wins.");
            case BINDING_EXPIRED -> new Words("绑定已失效。", "the binding no longer holds.");
            case BINDING_SNATCHED -> new Words("顾客已改绑其他导购。", "the shopper has since been bound to another guide.");
            case BLOCKED_BY_FRAUD -> new Words("有作弊嫌疑,已拦截。", "it was blocked as suspicious.");
            case TRANSFER_PENDING ->
                new Words("导购已离职,顾客交接尚未完成。", "the guide has left, and handing the shopper over is not complete.");
            case RULE_DISABLED -> new Words("当前规则不采用这种依据。", "the rules in force do not use this ground.");
        };
    }

    private static Words nameOf(Basis basis) {
        return switch (basis) {
            case ASSIST -> new Words("导购开单", "an order prepared by a guide");
            case PROTECTED_BINDING -> new Words("保护期内的绑定", "a protected binding");
            case LAST_TOUCH -> new Words("最后一次接触", "the last contact");
            case UNPROTECTED_BINDING -> new Words("绑定", "a binding");
            case FRIEND -> new Words("企业微信好友", "a WeCom friend");
            case STORE -> new Words("更靠前的门店", "a store named earlier");
            case HQ -> new Words("总部", "headquarters");
        };
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static Words join(Words first, Words second) {
        return new Words(first.zh() + second.zh(), first.en() + " " + second.en());
    }

    private static Words join(Words first, Optional<Words> second) {
        return second.isEmpty() ? first : join(first, second.get());
    }
}
