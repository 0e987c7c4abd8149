package io.guidepost.domain.commission.rate;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.RateCard;
import io.guidepost.core.commission.RateQuestion;
import io.guidepost.core.commission.RateStep;
import io.guidepost.core.commission.Reward;
import io.guidepost.core.sale.CategoryId;
import io.guidepost.core.sale.SkuId;
import io.guidepost.core.sale.SpuId;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.commission.rate.RateTarget.Scope;
import io.guidepost.domain.commission.rate.RatedGoods.RatedSku;
import io.guidepost.domain.organization.GuideLevels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a SKU would pay, to whom, and why: the whole precedence of B6 with the one that wins. Changes nothing. */
@Service
public class LookUpRate {

    private final RateBook book;
    private final RatedGoods catalogue;
    private final GuideLevels levels;

    LookUpRate(RateBook book, RatedGoods catalogue, GuideLevels levels) {
        this.book = book;
        this.catalogue = catalogue;
        this.levels = levels;
    }

    /**
     * @param storeId the store that would be credited with the sale; empty for headquarters
     * @param guideId the guide who would be credited; empty for nobody
     */
    public record Question(long skuId, Optional<Long> storeId, Optional<Long> guideId, Instant at) {}

    public record Answer(RatedSku sku, int guideLevel, List<PayeeAnswer> payees) {}

    /** @param winner empty if nothing was ever promised to this payee; an exclusion wins as well, and pays nothing */
    public record PayeeAnswer(PayeeType payee, Optional<CommissionRate> winner, List<Step> steps, Words why) {}

    /** @param rates those in force for this step, the one that would be taken first */
    public record Step(RateStep step, RateTarget target, List<CommissionRate> rates, boolean isWinner) {}

    @Transactional(readOnly = true)
    public Answer answer(Question asked) {
        var sku = Optional.ofNullable(catalogue.skus(List.of(asked.skuId())).get(asked.skuId()))
                .orElseThrow(() -> Refusal.notFound("SKU", "SKU"));
        asked.storeId().ifPresent(store -> {
            if (catalogue.known(List.of(RateTarget.of(Scope.STORE, store))).isEmpty()) {
                throw Refusal.notFound("门店", "store");
            }
        });
        int level = asked.guideId()
                .map(guide -> levels.at(List.of(guide), asked.at()).getOrDefault(guide, 0))
                .orElse(0);
        var branch = catalogue.branches().getOrDefault(sku.categoryId(), List.of());
        var path = path(sku, branch, asked.storeId(), level);
        var standing = book.standing(path.stream().map(Place::target).distinct().toList(), asked.at());
        var payees = new ArrayList<PayeeAnswer>();
        if (asked.guideId().isPresent()) {
            payees.add(answer(PayeeType.GUIDE, sku, branch, asked, level, path, standing));
        }
        payees.add(answer(
                asked.storeId().isPresent() ? PayeeType.STORE : PayeeType.HQ, sku, branch, asked, 0, path, standing));
        return new Answer(sku, level, payees);
    }

    private record Place(RateStep step, RateTarget target) {}

    private static List<Place> path(RatedSku sku, List<Long> branch, Optional<Long> storeId, int level) {
        var path = new ArrayList<Place>();
        path.add(new Place(RateStep.SKU_FIXED, RateTarget.of(Scope.SKU, sku.skuId())));
        path.add(new Place(RateStep.SKU_PERCENT, RateTarget.of(Scope.SKU, sku.skuId())));
        path.add(new Place(RateStep.SPU, RateTarget.of(Scope.SPU, sku.productId())));
        branch.forEach(category -> path.add(new Place(RateStep.CATEGORY, RateTarget.of(Scope.CATEGORY, category))));
        if (!sku.brand().isBlank()) {
            path.add(new Place(RateStep.BRAND, new RateTarget(Scope.BRAND, sku.brand())));
        }
        storeId.ifPresent(store -> path.add(new Place(RateStep.STORE_POLICY, RateTarget.of(Scope.STORE, store))));
        if (level > 0) {
            path.add(new Place(RateStep.GUIDE_LEVEL, RateTarget.of(Scope.GUIDE_LEVEL, level)));
        }
        path.add(new Place(RateStep.DEFAULT, RateTarget.DEFAULT));
        return path;
    }

    private static PayeeAnswer answer(
            PayeeType payee,
            RatedSku sku,
            List<Long> branch,
            Question asked,
            int level,
            List<Place> path,
            List<CommissionRate> standing) {
        var brands = new BrandNumbers();
        var card = new RateCard(
                "asked", 1, standing.stream().map(rate -> rate.entry(brands)).toList());
        var question = new RateQuestion(
                new SkuId(sku.skuId()),
                new SpuId(sku.productId()),
                branch.stream().map(CategoryId::new).toList(),
                brands.of(sku.brand()),
                payee,
                asked.storeId().map(StoreId::new),
                level);
        var order = card.precedence(question, asked.at());
        var ranked = order.stream()
                .map(entry -> standing.stream()
                        .filter(rate -> rate.id() == entry.ruleId())
                        .findFirst()
                        .orElseThrow())
                .toList();
        var steps = path.stream()
                .filter(place -> payee == PayeeType.GUIDE || place.step() != RateStep.GUIDE_LEVEL)
                .map(place -> {
                    var here = ranked.stream()
                            .filter(rate -> rate.target().equals(place.target())
                                    && RateStep.of(rate.entry(brands)) == place.step())
                            .toList();
                    return new Step(
                            place.step(),
                            place.target(),
                            here,
                            !here.isEmpty() && here.get(0).equals(ranked.get(0)));
                })
                .toList();
        var winner = ranked.stream().findFirst();
        return new PayeeAnswer(payee, winner, steps, why(winner));
    }

    private static Words why(Optional<CommissionRate> winner) {
        if (winner.isEmpty()) {
            return new Words("没有适用的佣金比例,不计佣金。", "No rate applies: nothing is earned.");
        }
        var rate = winner.get();
        var target = (rate.target().scope() + " " + rate.target().key()).strip();
        if (rate.reward().isEmpty()) {
            return new Words(
                    "%s 已被规则 %d 排除,不计佣金。".formatted(target, rate.id()),
                    "Rule %d excludes %s: nothing is earned.".formatted(rate.id(), target));
        }
        if (rate.reward().get() instanceof Reward.FixedPerUnit fixed) {
            return new Words(
                    "规则 %d(%s):每件固定 %s 元。"
                            .formatted(rate.id(), target, fixed.amount().inYuan()),
                    "Rule %d (%s): %s yuan for each unit."
                            .formatted(rate.id(), target, fixed.amount().inYuan()));
        }
        var percent = ((Reward.Percent) rate.reward().get()).rate().inPercent();
        return new Words(
                "规则 %d(%s):实付的 %s。".formatted(rate.id(), target, percent),
                "Rule %d (%s): %s of what is paid.".formatted(rate.id(), target, percent));
    }
}
