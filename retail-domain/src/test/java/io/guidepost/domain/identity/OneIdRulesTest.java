package io.guidepost.domain.identity;

import static io.guidepost.domain.identity.IdentityKind.DOUYIN;
import static io.guidepost.domain.identity.IdentityKind.EXTERNAL_USERID;
import static io.guidepost.domain.identity.IdentityKind.OPENID;
import static io.guidepost.domain.identity.IdentityKind.PHONE;
import static io.guidepost.domain.identity.IdentityKind.POS;
import static io.guidepost.domain.identity.IdentityKind.TMALL;
import static io.guidepost.domain.identity.IdentityKind.UNIONID;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.identity.Facts.Claim;
import io.guidepost.domain.identity.Facts.Known;
import io.guidepost.domain.identity.Facts.Verdict;
import io.guidepost.domain.identity.Grouping.Against;
import io.guidepost.domain.identity.Grouping.Conflict;
import io.guidepost.domain.identity.Regrouping.InForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OneIdRulesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Claim> claims = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();

    @Test
    void aTillsCustomerAndAShopperOfTheSamePhoneAreOneAndTheOlderStands() {
        has(1, PHONE, "p");
        has(2, PHONE, "p");
        has(2, UNIONID, "u");

        assertThat(grouped(2).standing()).containsEntry(2L, 1L).containsEntry(1L, 1L);
    }

    @Test
    void twoShoppersOfOnePhoneAreAFamilyUntilHeadquartersSaysOtherwise() {
        has(1, PHONE, "p");
        has(1, UNIONID, "u1");
        has(2, PHONE, "p");
        has(2, UNIONID, "u2");

        var grouping = grouped(2);
        assertThat(grouping.standing()).containsEntry(2L, 2L);
        assertThat(grouping.conflicts()).containsExactly(new Conflict(1, 2, PHONE, Against.UNIONID));

        verdicts.add(Verdict.same(2, 1));
        assertThat(grouped(2).standing()).containsEntry(1L, 2L);
        assertThat(grouped(2).conflicts()).isEmpty();
    }

    @Test
    void twoVerifiedPhonesAreAConflictWhateverJoinsThem() {
        has(1, TMALL, "t");
        has(1, PHONE, "p1");
        has(2, TMALL, "t");
        has(2, PHONE, "p2");

        assertThat(grouped(2).conflicts()).containsExactly(new Conflict(1, 2, TMALL, Against.PHONE));
    }

    @Test
    void openidsOfTwoApplicationsAreOnePersonsAndOfOneTwoPersons() {
        claims.add(new Claim(1, OPENID, "shop", "o1", false));
        claims.add(new Claim(2, OPENID, "account", "o2", false));
        has(1, UNIONID, "u");
        has(2, UNIONID, "u");
        assertThat(grouped(2).standing()).containsEntry(2L, 1L);

        claims.set(1, new Claim(2, OPENID, "shop", "o2", false));
        assertThat(grouped(2).conflicts()).extracting(Conflict::against).containsExactly(Against.OPENID);
    }

    @Test
    void strongerEvidenceIsHeardFirst() {
        has(1, UNIONID, "u1");
        has(2, POS, "n");
        has(2, EXTERNAL_USERID, "x");
        has(3, UNIONID, "u3");
        has(3, EXTERNAL_USERID, "x");
        has(1, POS, "n");

        var grouping = grouped(3);
        assertThat(grouping.standing())
                .containsEntry(2L, 2L)
                .containsEntry(3L, 2L)
                .containsEntry(1L, 1L);
        assertThat(grouping.conflicts()).containsExactly(new Conflict(1, 2, POS, Against.UNIONID));
    }

    @Test
    void whatTooManyShareProvesNothing() {
        claims.add(new Claim(1, PHONE, "", "till", true));
        claims.add(new Claim(2, PHONE, "", "till", true));

        assertThat(grouped(2).standing()).containsEntry(2L, 2L);
        assertThat(grouped(2).conflicts()).isEmpty();
    }

    @Test
    void whomHeadquartersKeepsApartNothingJoinsEvenInARoundaboutWay() {
        has(1, DOUYIN, "d");
        has(2, DOUYIN, "d");
        has(2, TMALL, "t");
        has(3, TMALL, "t");
        verdicts.add(Verdict.apart(1, 3));

        var grouping = grouped(3);
        assertThat(grouping.standing().get(1L)).isNotEqualTo(grouping.standing().get(3L));
        assertThat(grouping.conflicts()).extracting(Conflict::against).containsExactly(Against.VERDICT);

        verdicts.add(Verdict.apart(1, 2));
        assertThat(grouped(3).conflicts()).as("decided").isEmpty();
        assertThat(grouped(3).standing()).containsEntry(3L, 2L);
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 300), LongStream.of(20261122));
    }

    /** Facts arrive in any order and in any bundles; each time the mergers in force are brought in line. */
    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderOfTheSameEvidenceGivesTheSameShoppers(long seed) {
        var random = new Random(seed);
        int records = 2 + random.nextInt(7);
        var facts = randomFacts(random, records);
        var wanted = OneIdRules.group(facts(records, facts));

        for (int order = 0; order < 4; order++) {
            Collections.shuffle(facts, random);
            var into = new HashMap<Long, InForce>();
            long mergers = 0;
            for (int from = 0; from < facts.size(); ) {
                from = Math.min(facts.size(), from + 1 + random.nextInt(4));
                var known = OneIdRules.group(facts(records, facts.subList(0, from)));
                mergers = follow(Regrouping.of(into.values(), known), into, mergers, seed);
                assertThat(Regrouping.of(into.values(), known).isEmpty())
                        .as("seed %d: once followed, nothing is left to do", seed)
                        .isTrue();
            }
            for (long record = 1; record <= records; record++) {
                assertThat(root(record, into))
                        .as("seed %d, record %d", seed, record)
                        .isEqualTo(wanted.standing().get(record));
            }
            var again = OneIdRules.group(facts(records, facts));
            assertThat(new HashSet<>(again.conflicts()))
                    .as("seed %d", seed)
                    .isEqualTo(new HashSet<>(wanted.conflicts()));
        }
    }

    /** No shopper comes out with two of what there is only one of, unless a record or a verdict says so. */
    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsJoinedAgainstTheEvidence(long seed) {
        var random = new Random(seed);
        int records = 2 + random.nextInt(7);
        var facts = facts(
                records,
                randomFacts(random, records).stream()
                        .filter(Claim.class::isInstance)
                        .toList());
        var standing = OneIdRules.group(facts).standing();

        var unionids = new HashMap<Long, HashMap<Long, HashSet<String>>>();
        facts.claims().stream().filter(claim -> claim.kind() == UNIONID).forEach(claim -> unionids.computeIfAbsent(
                        standing.get(claim.recordId()), none -> new HashMap<>())
                .computeIfAbsent(claim.recordId(), none -> new HashSet<>())
                .add(claim.value()));
        unionids.values().stream().filter(group -> group.size() > 1).forEach(group -> {
            var all = new ArrayList<>(group.values());
            for (var mine : all) {
                assertThat(all.stream().filter(other -> other != mine))
                        .as("seed %d", seed)
                        .anyMatch(other -> !Collections.disjoint(mine, other));
            }
        });
    }

    private static long follow(Regrouping plan, Map<Long, InForce> into, long mergers, long seed) {
        for (long record : plan.undo()) {
            var undone = into.remove(record);
            assertThat(into.values())
                    .as("seed %d: nothing stands on a merger that is undone", seed)
                    .noneMatch(later -> later.id() > undone.id());
        }
        long id = mergers;
        for (var step : plan.merge()) {
            into.put(step.mergedId(), new InForce(++id, step.mergedId(), step.intoId()));
        }
        return id;
    }

    private static long root(long record, Map<Long, InForce> into) {
        return into.containsKey(record) ? root(into.get(record).intoId(), into) : record;
    }

    private static List<Object> randomFacts(Random random, int records) {
        var kinds = IdentityKind.values();
        var facts = new ArrayList<Object>();
        for (int i = 2 + random.nextInt(14); i > 0; i--) {
            var kind = kinds[random.nextInt(kinds.length)];
            facts.add(new Claim(1 + random.nextInt(records), kind, kind.name() + random.nextInt(3)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            long one = 1 + random.nextInt(records - 1);
            long other = one + 1 + random.nextInt((int) (records - one));
            boolean isKnown = facts.stream()
                    .anyMatch(
                            fact -> fact instanceof Verdict known && known.oneId() == one && known.otherId() == other);
            if (!isKnown) {
                facts.add(random.nextBoolean() ? Verdict.apart(one, other) : Verdict.same(one, other));
            }
        }
        return facts;
    }

    private static Facts facts(int records, List<Object> said) {
        return Facts.of(
                LongStream.rangeClosed(1, records)
                        .mapToObj(id -> new Known(id, START.plusSeconds(id % 3)))
                        .toList(),
                said.stream()
                        .filter(Claim.class::isInstance)
                        .map(Claim.class::cast)
                        .toList(),
                said.stream()
                        .filter(Verdict.class::isInstance)
                        .map(Verdict.class::cast)
                        .toList());
    }

    private void has(long record, IdentityKind kind, String value) {
        claims.add(new Claim(record, kind, value));
    }

    private Grouping grouped(int records) {
        var known = LongStream.rangeClosed(1, records)
                .mapToObj(id -> new Known(id, START.plusSeconds(id)))
                .toList();
        return OneIdRules.group(
                Facts.of(known, Stream.of(claims).flatMap(List::stream).toList(), List.copyOf(verdicts)));
    }
}
