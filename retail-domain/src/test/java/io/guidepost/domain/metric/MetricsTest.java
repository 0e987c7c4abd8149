package io.guidepost.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.words.Words;
import io.guidepost.domain.metric.Metric.Unit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void everyMetricHasAnIdOfItsOwn() {
        assertThat(Metrics.all())
                .extracting(Metric::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z]+(_[a-z]+)*"));
        assertThat(Metrics.all())
                .allSatisfy(metric -> assertThat(Metrics.find(metric.id())).contains(metric));
    }

    @Test
    void everyMetricSaysWhatItIsInBothLanguages() {
        assertThat(Metrics.all()).allSatisfy(metric -> assertThat(Stream.concat(
                        Stream.of(metric.name(), metric.numerator(), metric.asOf(), metric.source(), metric.owner()),
                        metric.denominator().stream()))
                .as(metric.id())
                .allMatch(words -> isSaid(words)));
    }

    private static boolean isSaid(Words words) {
        return words.zh().codePoints().anyMatch(Character::isIdeographic)
                && words.en().matches("[ -~–−’+]{3,}");
    }

    @Test
    void whateverIsInBasisPointsIsDividedBySomething() {
        assertThat(Metrics.all())
                .filteredOn(metric -> metric.unit() == Unit.BP)
                .isNotEmpty()
                .allMatch(metric -> metric.denominator().isPresent());
        assertThat(Metrics.all())
                .filteredOn(metric -> metric.unit() == Unit.COUNT)
                .allMatch(metric -> metric.denominator().isEmpty());
    }
}
