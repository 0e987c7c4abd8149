package io.guidepost.core.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.core.attribution.BindingId;
import io.guidepost.core.attribution.DesignationId;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.FriendshipId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.attribution.TouchId;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {

    @ParameterizedTest
    @MethodSource("kinds")
    void anIdIsPositiveAndStandsInTheOrderOfItsNumber(LongFunction<Comparable<Object>> id) {
        assertThatThrownBy(() -> id.apply(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> id.apply(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(id.apply(1).compareTo(id.apply(2))).isNegative();
        assertThat(id.apply(2).compareTo(id.apply(1))).isPositive();
        assertThat(id.apply(2).compareTo(id.apply(2))).isZero();
    }

    static Stream<LongFunction<Comparable<Object>>> kinds() {
        return Stream.of(
                kind(SkuId::new),
                kind(SpuId::new),
                kind(CategoryId::new),
                kind(BrandId::new),
                kind(OrderId::new),
                kind(LineId::new),
                kind(GuideId::new),
                kind(StoreId::new),
                kind(EmploymentId::new),
                kind(TouchId::new),
                kind(BindingId::new),
                kind(FriendshipId::new),
                kind(DesignationId::new));
    }

    @SuppressWarnings("unchecked")
    private static LongFunction<Comparable<Object>> kind(LongFunction<? extends Comparable<?>> id) {
        return value -> (Comparable<Object>) id.apply(value);
    }
}
