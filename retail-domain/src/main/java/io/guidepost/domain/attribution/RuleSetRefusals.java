package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.RuleSetDraft.Flaw;
import io.guidepost.core.attribution.RuleSetState.Step;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.Refusal.Kind;
import java.util.List;
import java.util.Map;

/** Why something cannot be done to a rule set. */
final class RuleSetRefusals {

    private RuleSetRefusals() {}

    static Refusal unknown() {
        return Refusal.notFound("归属规则", "rule set");
    }

    static Refusal flawed(List<Flaw> flaws) {
        return new Refusal(
                Kind.MALFORMED,
                "validation_failed",
                new Words("部分参数不符合要求", "Some parameters are not valid"),
                Map.of(
                        "errors",
                        flaws.stream()
                                .map(flaw -> Map.of("field", "parameters." + flaw.field(), "message", flaw.words()))
                                .toList()));
    }

    static Refusal noSuchPlace() {
        return field("scope.key", new Words("没有这个大区或门店", "There is no such region or store"));
    }

    static Refusal inThePast(String field) {
        return field(field, new Words("不能早于当前时间", "must not lie in the past"));
    }

    static Refusal endsBeforeItBegins() {
        return field("effectiveUntil", new Words("必须晚于生效时间", "must lie after the beginning"));
    }

    private static Refusal field(String field, Words words) {
        return new Refusal(
                Kind.MALFORMED,
                "validation_failed",
                words,
                Map.of("errors", List.of(Map.of("field", field, "message", words))));
    }

    static Refusal lastForAll() {
        return new Refusal(
                Kind.CONFLICT,
                "rule_set_last",
                new Words(
                        "届时将没有适用于全部订单的规则,请先启用替代规则",
                        "No rules would be left for all orders then; put others in force first"));
    }

    static void requireStep(RuleSetVersion standing, Step step) {
        if (standing.state().after(step).isEmpty()) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "rule_set_state",
                    new Words(
                            "规则状态为 %s,不能进行此操作".formatted(standing.state()),
                            "The rule set is %s; that cannot be done now".formatted(standing.state())),
                    Map.of("state", standing.state().name()));
        }
    }

    static void requireEdition(RuleSetVersion standing, int edition) {
        if (standing.edition() != edition) {
            throw new Refusal(
                    Kind.CONFLICT,
                    "version_conflict",
                    new Words(
                            "规则已被他人修改,请刷新后重试",
                            "Somebody else has changed the rules meanwhile; read them again and retry"));
        }
    }
}
