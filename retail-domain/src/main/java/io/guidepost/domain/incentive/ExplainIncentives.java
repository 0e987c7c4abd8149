package io.guidepost.domain.incentive;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.incentive.IncentiveWords;
import io.guidepost.core.incentive.Judgement.Nothing;
import io.guidepost.core.money.Money;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.incentive.Incentives.Answer;
import io.guidepost.domain.sight.Sight;
import java.util.List;
import org.springframework.stereotype.Service;

/** What each incentive in force made of an order, and why. */
@Service
public class ExplainIncentives {

    private final Incentives incentives;
    private final Attributions attributions;

    ExplainIncentives(Incentives incentives, Attributions attributions) {
        this.incentives = incentives;
        this.attributions = attributions;
    }

    public record Explained(Answer answer, String name, Words words) {}

    /**
     * Empty for an order that is placed but not paid, and where no incentive was in force.
     *
     * @param sight whose orders the reader may see
     */
    public List<Explained> of(long orderId, Sight sight) {
        attributions
                .of(orderId)
                .filter(decision -> attributions.isCreditedWithin(sight, orderId))
                .orElseThrow(() -> Refusal.notFound("订单", "order"));
        var answers = incentives.answers(orderId);
        var names = incentives.all(answers.stream().map(Answer::incentiveId).toList()).stream()
                .collect(toMap(FundedIncentive::id, it -> it.terms().name()));
        return answers.stream()
                .map(answer -> new Explained(answer, names.get(answer.incentiveId()), words(answer)))
                .toList();
    }

    private static Words words(Answer answer) {
        return answer.reason()
                .map(reason -> IncentiveWords.nothing(new Nothing(reason, answer.moment())))
                .orElseGet(() -> {
                    var yuan = new Money(answer.amountFen()).inYuan();
                    return new Words("符合条件,奖励 %s 元。".formatted(yuan), "Qualifies: %s yuan.".formatted(yuan));
                });
    }
}
