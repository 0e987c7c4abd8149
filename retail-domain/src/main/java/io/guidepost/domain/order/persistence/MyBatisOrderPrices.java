package io.guidepost.domain.order.persistence;

import io.guidepost.core.money.Money;
import io.guidepost.core.price.PriceStep;
import io.guidepost.core.price.PriceStep.Source;
import io.guidepost.core.price.PriceStep.Verdict;
import io.guidepost.core.words.Words;
import io.guidepost.domain.order.OrderPrices;
import io.guidepost.domain.order.PriceStory;
import io.guidepost.domain.order.persistence.OrderPriceMapper.StoryRow;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisOrderPrices implements OrderPrices {

    private static final TypeReference<List<StoredStep>> STEPS = new TypeReference<>() {};

    private final OrderPriceMapper mapper;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisOrderPrices(OrderPriceMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(Collection<PriceStory> stories) {
        mapper.insert(stories.stream()
                .map(story -> new StoryRow(
                        story.orderId(),
                        story.freightOffFen(),
                        json.writeValueAsString(
                                story.steps().stream().map(StoredStep::of).toList())))
                .toList());
    }

    @Override
    public Optional<PriceStory> of(long orderId) {
        return Optional.ofNullable(mapper.of(orderId))
                .map(row -> new PriceStory(
                        row.orderId(),
                        row.freightOff(),
                        json.readValue(row.steps(), STEPS).stream()
                                .map(StoredStep::toStep)
                                .toList()));
    }

    /** As it lies in the column, whatever becomes of the types. */
    record StoredStep(
            Source source, long sourceId, Verdict verdict, long takenFen, List<Integer> lineNos, String zh, String en) {

        static StoredStep of(PriceStep step) {
            return new StoredStep(
                    step.source(),
                    step.sourceId(),
                    step.verdict(),
                    step.taken().fen(),
                    step.lineNos(),
                    step.why().zh(),
                    step.why().en());
        }

        PriceStep toStep() {
            return new PriceStep(source, sourceId, verdict, Money.ofFen(takenFen), lineNos, new Words(zh, en));
        }
    }
}
