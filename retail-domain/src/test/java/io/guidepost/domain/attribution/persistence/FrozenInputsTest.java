package io.guidepost.domain.attribution.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.AttributionInputs;
import io.guidepost.core.attribution.AttributionRules;
import io.guidepost.core.attribution.Binding;
import io.guidepost.core.attribution.BindingId;
import io.guidepost.core.attribution.BindingSource;
import io.guidepost.core.attribution.Designation;
import io.guidepost.core.attribution.DesignationId;
import io.guidepost.core.attribution.Employment;
import io.guidepost.core.attribution.EmploymentId;
import io.guidepost.core.attribution.EndReason;
import io.guidepost.core.attribution.Friendship;
import io.guidepost.core.attribution.FriendshipId;
import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.attribution.OrderedLine;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.StoreHints;
import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.attribution.StoreState;
import io.guidepost.core.attribution.Touch;
import io.guidepost.core.attribution.TouchId;
import io.guidepost.core.attribution.TouchSource;
import io.guidepost.core.attribution.TouchStanding;
import io.guidepost.core.attribution.Transfer;
import io.guidepost.core.sale.LineId;
import io.guidepost.core.sale.SpuId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was seen and whatever the rules: written, read and decided again, it is the same to the byte. */
class FrozenInputsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00.123Z");

    @ParameterizedTest
    @ValueSource(longs = {501, 502, 503, 504})
    void generatedOrdersAreDecidedAgainToTheByte(long seed) {
        for (int round = 0; round < 250; round++) {
            long scene = seed * 1_000 + round;
            var inputs = inputs(new Random(scene));
            var stored = FrozenJson.MAPPER.writeValueAsString(AttributionRules.decide(inputs));
            var storedInputs = FrozenJson.MAPPER.writeValueAsString(FrozenInputs.of(inputs));
            var storedRules = FrozenJson.MAPPER.writeValueAsString(inputs.rules());

            var rules = FrozenJson.MAPPER.readValue(storedRules, RuleSet.class);
            var read = FrozenJson.MAPPER
                    .readValue(storedInputs, FrozenInputs.class)
                    .under(rules);

            assertThat(rules).as("scene %d", scene).isEqualTo(inputs.rules());
            assertThat(read).as("scene %d", scene).isEqualTo(inputs);
            assertThat(FrozenJson.MAPPER.writeValueAsString(FrozenInputs.of(read)))
                    .as("scene %d", scene)
                    .isEqualTo(storedInputs);
            assertThat(FrozenJson.MAPPER.writeValueAsString(AttributionRules.decide(read)))
                    .as("scene %d", scene)
                    .isEqualTo(stored);
        }
    }

    /** A touch as it was kept before outfits counted. */
    @Test
    void whatWasStoredBeforeOutfitsCountedCanStillBeRead() {
        var inputs = inputs(new Random(7), 3);
        var stored = FrozenJson.MAPPER.writeValueAsString(FrozenInputs.of(inputs));
        var older = stored.replaceAll("\"look\":\\[[^\\]]*],?", "");

        var read = FrozenJson.MAPPER.readValue(older, FrozenInputs.class);

        assertThat(older).isNotEqualTo(stored).doesNotContain("\"look\"");
        assertThat(read.touches()).hasSameSizeAs(inputs.touches()).allMatch(touch -> touch.look()
                .isEmpty());
    }

    private static AttributionInputs inputs(Random random) {
        return inputs(random, random.nextInt(5));
    }

    private static AttributionInputs inputs(Random random, int touches) {
        var lines = new ArrayList<OrderedLine>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            lines.add(new OrderedLine(new LineId(i + 1), spu(random)));
        }
        var touched = new ArrayList<Touch>();
        for (int i = 0; i < touches; i++) {
            touched.add(touch(i + 1, random));
        }
        var bindings = new ArrayList<Binding>();
        for (int i = 0; i < random.nextInt(3); i++) {
            bindings.add(binding(i + 1, random));
        }
        var friendships = new ArrayList<Friendship>();
        for (int i = 0; i < random.nextInt(3); i++) {
            friendships.add(
                    new Friendship(new FriendshipId(i + 1), guide(random), ago(random.nextInt(40)), Optional.empty()));
        }
        var employments = new ArrayList<Employment>();
        for (int i = 1; i <= 3; i++) {
            employments.add(new Employment(
                    new EmploymentId(i),
                    new GuideId(i),
                    new StoreId(i),
                    Employment.Role.GUIDE,
                    true,
                    random.nextInt(3),
                    ago(365),
                    random.nextInt(5) == 0 ? Optional.of(ago(random.nextInt(9))) : Optional.empty()));
        }
        return new AttributionInputs(
                NOW,
                rules(random),
                lines,
                random.nextInt(4) == 0 ? Optional.of(designation(random)) : Optional.empty(),
                touched,
                bindings,
                friendships,
                employments,
                random.nextInt(4) == 0 ? List.of(new StoreState(store(random), Optional.of(ago(1)))) : List.of(),
                random.nextInt(4) == 0
                        ? List.of(new Transfer(
                                guide(random), guide(random), ago(2), Transfer.Outcome.PENDING, Optional.empty()))
                        : List.of(),
                new StoreHints(maybe(random), maybe(random), maybe(random), maybe(random)),
                random.nextInt(5) == 0 ? List.of(guide(random)) : List.of());
    }

    private static Touch touch(long id, Random random) {
        boolean named = random.nextInt(5) > 0;
        return new Touch(
                new TouchId(id),
                named ? Optional.of(guide(random)) : Optional.empty(),
                named && random.nextBoolean() ? Optional.empty() : Optional.of(store(random)),
                TouchSource.values()[random.nextInt(TouchSource.values().length)],
                random.nextBoolean() ? Optional.of(spu(random)) : Optional.empty(),
                random.nextInt(3) == 0 ? List.of(new SpuId(11), new SpuId(12)) : List.of(),
                ago(random.nextInt(9)),
                random.nextInt(8) == 0 ? NOW.plusSeconds(5) : NOW,
                TouchStanding.values()[Math.max(0, random.nextInt(10) - 6)],
                random.nextInt(2));
    }

    private static Binding binding(long id, Random random) {
        int since = random.nextInt(220);
        boolean ended = random.nextInt(3) == 0;
        return new Binding(
                new BindingId(id),
                guide(random),
                store(random),
                BindingSource.FRIEND_ADDED,
                ago(since),
                Optional.of(ago(since - 30)),
                random.nextBoolean() ? Optional.of(ago(since - 180)) : Optional.empty(),
                Optional.empty(),
                ended ? Optional.of(ago(since / 2)) : Optional.empty(),
                ended ? Optional.of(EndReason.values()[random.nextInt(EndReason.values().length)]) : Optional.empty());
    }

    private static Designation designation(Random random) {
        return new Designation(
                new DesignationId(9),
                Designation.Kind.ASSISTED_BASKET,
                guide(random),
                store(random),
                ago(0),
                random.nextBoolean());
    }

    private static RuleSet rules(Random random) {
        return List.of(RuleSet.APPAREL, RuleSet.JEWELLERY, RuleSet.FMCG, RuleSet.POS_STRICT)
                .get(random.nextInt(4))
                .draft()
                .touchScope(RuleSet.TouchScope.values()[random.nextInt(3)])
                .friendPriority(List.of(guide(random)))
                .multiFriend(RuleSet.MultiFriend.values()[random.nextInt(4)])
                .assistShareBp(random.nextInt(10_001))
                .fulfilShareBp(random.nextInt(10_001))
                .build();
    }

    private static Optional<StoreId> maybe(Random random) {
        return random.nextInt(3) == 0 ? Optional.of(store(random)) : Optional.empty();
    }

    private static GuideId guide(Random random) {
        return new GuideId(1 + random.nextInt(3));
    }

    private static StoreId store(Random random) {
        return new StoreId(1 + random.nextInt(3));
    }

    private static SpuId spu(Random random) {
        return new SpuId(11 + random.nextInt(3));
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
