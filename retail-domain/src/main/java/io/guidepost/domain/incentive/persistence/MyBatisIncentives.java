package io.guidepost.domain.incentive.persistence;

import io.guidepost.core.attribution.PayeeType;
import io.guidepost.core.incentive.Incentive;
import io.guidepost.core.incentive.IncentiveKind;
import io.guidepost.core.incentive.Judgement.Moment;
import io.guidepost.core.incentive.NoReward;
import io.guidepost.core.money.Money;
import io.guidepost.core.sale.LineId;
import io.guidepost.domain.commission.Accruals.Credited;
import io.guidepost.domain.incentive.FundedIncentive;
import io.guidepost.domain.incentive.Incentives;
import io.guidepost.domain.incentive.persistence.IncentiveMapper.AnswerRow;
import io.guidepost.domain.incentive.persistence.IncentiveMapper.IncentiveRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisIncentives implements Incentives {

    /** Of its own, so that no setting of the applications changes what was written years ago. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final IncentiveMapper mapper;

    MyBatisIncentives(IncentiveMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(FundedIncentive incentive) {
        mapper.insert(row(incentive));
    }

    @Override
    public boolean change(FundedIncentive draft, int version) {
        return mapper.change(row(draft), version) == 1;
    }

    @Override
    public boolean approve(long incentiveId, long adminId, Instant at) {
        return mapper.approve(incentiveId, adminId, at) == 1;
    }

    @Override
    public boolean end(long incentiveId, long adminId, Instant at) {
        return mapper.end(incentiveId, adminId, at) == 1;
    }

    @Override
    public Optional<FundedIncentive> find(long incentiveId) {
        return all(List.of(incentiveId)).stream().findFirst();
    }

    @Override
    public List<FundedIncentive> all(Collection<Long> incentiveIds) {
        return incentiveIds.isEmpty() ? List.of() : incentives(mapper.all(incentiveIds));
    }

    @Override
    public List<FundedIncentive> page(long beforeId, int limit) {
        return incentives(mapper.page(beforeId, limit));
    }

    @Override
    public List<FundedIncentive> inForceAt(Instant at, Collection<IncentiveKind> kinds) {
        return incentives(
                mapper.inForceAt(at, kinds.stream().map(Enum::name).sorted().toList()));
    }

    @Override
    public List<FundedIncentive> begun(IncentiveKind kind, Instant now, long afterId, int limit) {
        return incentives(mapper.begun(kind.name(), now, afterId, limit));
    }

    @Override
    public List<FundedIncentive> payingAfter(Instant at, int limit) {
        return incentives(mapper.payingAfter(at, limit));
    }

    @Override
    public List<FundedIncentive> counting(Instant paidAt) {
        return incentives(mapper.counting(paidAt));
    }

    @Override
    public void answer(Credited order, List<Answer> answers) {
        if (!answers.isEmpty()) {
            mapper.answer(answers.stream().map(answer -> row(order, answer)).toList());
        }
    }

    @Override
    public Set<Long> outOfBudget(long orderId) {
        return mapper.outOfBudget(orderId);
    }

    @Override
    public List<Answer> answers(long orderId) {
        return mapper.answers(orderId).stream().map(MyBatisIncentives::answer).toList();
    }

    private static AnswerRow row(Credited order, Answer answer) {
        return new AnswerRow(
                order.orderId(),
                answer.incentiveId(),
                order.revision(),
                answer.reason().map(Enum::name).orElse(null),
                answer.moment().name(),
                answer.amountFen(),
                answer.counting().stream()
                        .map(line -> Long.toString(line.value()))
                        .collect(Collectors.joining(",")),
                answer.at());
    }

    private static Answer answer(AnswerRow row) {
        return new Answer(
                row.incentiveId(),
                Optional.ofNullable(row.reason()).map(NoReward::valueOf),
                Moment.valueOf(row.moment()),
                row.amountFen(),
                Arrays.stream(row.lineIds().split(","))
                        .filter(id -> !id.isEmpty())
                        .map(id -> new LineId(Long.parseLong(id)))
                        .toList(),
                row.judgedAt());
    }

    private static IncentiveRow row(FundedIncentive incentive) {
        var terms = incentive.terms();
        return new IncentiveRow(
                terms.id(),
                terms.name(),
                terms.kind().name(),
                JSON.writeValueAsString(StoredTerms.of(terms)),
                terms.payee().name(),
                incentive.funderId(),
                incentive.payeeCap().map(Money::fen).orElse(null),
                terms.from(),
                terms.until(),
                incentive.createdBy(),
                incentive.createdAt(),
                null,
                null,
                null,
                null,
                incentive.version(),
                incentive.budgetFen(),
                incentive.usedFen());
    }

    private static List<FundedIncentive> incentives(List<IncentiveRow> rows) {
        return rows.stream().map(MyBatisIncentives::incentive).toList();
    }

    private static FundedIncentive incentive(IncentiveRow row) {
        var stored = JSON.readValue(row.terms(), StoredTerms.class);
        var terms = new Incentive(
                row.id(),
                row.name(),
                IncentiveKind.valueOf(row.kind()),
                new Money(stored.amountFen()),
                stored.coreSteps(),
                stored.prizes(),
                stored.scope(),
                stored.holdDays(),
                stored.settleDays(),
                PayeeType.valueOf(row.payeeType()),
                stored.conditions(),
                row.validFrom(),
                row.validUntil(),
                Optional.ofNullable(row.approvedAt()).orElse(NEVER),
                row.endedAt());
        return new FundedIncentive(
                terms,
                row.funderId(),
                Optional.ofNullable(row.payeeCapFen()).map(Money::new),
                row.budgetFen(),
                row.usedFen(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.approvedBy()),
                Optional.ofNullable(row.endedBy()),
                row.version());
    }
}
