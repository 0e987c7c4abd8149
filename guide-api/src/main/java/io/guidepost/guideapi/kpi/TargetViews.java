package io.guidepost.guideapi.kpi;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.kpi.Node;
import io.guidepost.domain.kpi.ReadTargets.Standing;
import io.guidepost.domain.kpi.ReadTargets.Whole;
import io.guidepost.domain.kpi.Target;
import io.guidepost.domain.kpi.TargetKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalLong;

/** Targets as headquarters and guides see them. */
public final class TargetViews {

    private TargetViews() {}

    /** Exactly one of them, as the kind says: money, pieces, or a ratio. */
    public record Figure(Long amountFen, Long count, Long rateBp) {

        static Figure of(TargetKind kind, long amount) {
            return switch (kind.unit()) {
                case FEN -> new Figure(amount, null, null);
                case PIECES -> new Figure(null, amount, null);
                case BP -> new Figure(null, null, amount);
            };
        }

        static Figure of(TargetKind kind, OptionalLong amount) {
            return amount.isEmpty() ? null : of(kind, amount.getAsLong());
        }

        /** The figure that the kind asks for; refused when another one is given, or none. */
        public long of(TargetKind kind) {
            var wanted =
                    switch (kind.unit()) {
                        case FEN -> amountFen;
                        case PIECES -> count;
                        case BP -> rateBp;
                    };
            int given = (amountFen == null ? 0 : 1) + (count == null ? 0 : 1) + (rateBp == null ? 0 : 1);
            if (wanted == null || given != 1) {
                throw new Refusal(
                        Refusal.Kind.MALFORMED,
                        "figure_of_another_kind",
                        new Words(
                                "净销售额用 amountFen，订单数与新增好友用 count，执行率用 rateBp",
                                "Net sales are in amountFen, orders and new friends in count, rates in rateBp"),
                        Map.of("field", "target"));
            }
            return wanted;
        }
    }

    /**
     * @param target absent where none is set
     * @param actual absent for a ratio of nothing
     * @param denominator of a ratio; its numerator is {@code numerator}
     * @param attainmentBp of the target, rounded down
     * @param forecast the end of the month, going on as it went
     * @param childrenTarget what the targets directly below add up to
     * @param gap what they fall short of the node's target; negative when they are more
     * @param version of the target; 0 where none is set
     */
    public record NodeView(
            Node.Type level,
            String id,
            String name,
            TargetKind kind,
            Figure target,
            Figure actual,
            Long numerator,
            Long denominator,
            Long attainmentBp,
            Figure forecast,
            Long forecastBp,
            Figure childrenTarget,
            Figure gap,
            int version) {

        public static NodeView of(Standing standing) {
            return of(standing, OptionalLong.empty());
        }

        public static NodeView of(Whole whole) {
            return of(whole.standing(), whole.childrenAmount());
        }

        private static NodeView of(Standing standing, OptionalLong children) {
            var kind = standing.kind();
            var target = standing.target().map(Target::amount);
            var gap = target.isPresent() && children.isPresent()
                    ? OptionalLong.of(target.get() - children.getAsLong())
                    : OptionalLong.empty();
            return new NodeView(
                    standing.place().node().type(),
                    Long.toString(standing.place().node().id()),
                    standing.place().name(),
                    kind,
                    target.map(amount -> Figure.of(kind, amount)).orElse(null),
                    Figure.of(kind, standing.actual()),
                    kind.isRatio() ? standing.achieved().count() : null,
                    kind.isRatio() ? standing.achieved().of() : null,
                    boxed(standing.attainmentBp()),
                    Figure.of(kind, standing.forecast()),
                    boxed(standing.forecastBp()),
                    Figure.of(kind, children),
                    Figure.of(kind, gap),
                    standing.target().map(Target::version).orElse(0));
        }
    }

    public record TargetView(
            String month,
            TargetKind kind,
            Node.Type level,
            String id,
            Figure target,
            int version,
            Target.Source source,
            String setBy,
            Instant setAt) {

        public static TargetView of(Target target) {
            return new TargetView(
                    target.month().toString(),
                    target.kind(),
                    target.node().type(),
                    Long.toString(target.node().id()),
                    Figure.of(target.kind(), target.amount()),
                    target.version(),
                    target.source(),
                    Long.toString(target.setBy()),
                    target.setAt());
        }
    }

    /** Such as {@code 2026-11}. */
    public static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_parameter",
                    new Words("月份格式为 2026-11", "A month is written 2026-11"),
                    Map.of("field", "month"));
        }
    }

    public static Figure figure(TargetKind kind, long amount) {
        return Figure.of(kind, amount);
    }

    private static Long boxed(OptionalLong number) {
        return number.isEmpty() ? null : number.getAsLong();
    }
}
