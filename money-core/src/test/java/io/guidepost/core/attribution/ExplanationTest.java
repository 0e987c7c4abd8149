package io.guidepost.core.attribution;

import static io.guidepost.core.attribution.Scene.COAT;
import static io.guidepost.core.attribution.Scene.HAT;
import static io.guidepost.core.attribution.Scene.LI;
import static io.guidepost.core.attribution.Scene.NAMES;
import static io.guidepost.core.attribution.Scene.STORE_1;
import static io.guidepost.core.attribution.Scene.STORE_2;
import static io.guidepost.core.attribution.Scene.STORE_3;
import static io.guidepost.core.attribution.Scene.WANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.Candidate.Kind;
import io.guidepost.core.attribution.RuleSet.TouchScope;
import io.guidepost.core.words.Words;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {

    @Test
    void theDecisionNamesTheGroundTheGuideAndTheStore() {
        assertThat(explain(new Scene().bound(5, LI, 31).touch(2, WANG, 1)).decision())
                .isEqualTo(new Words(
                        "顾客下单前最后一次有效接触来自 王,业绩归 王。门店业绩归 门店2。",
                        "The shopper's last valid contact before ordering was with 王, so the sale is 王's. "
                                + "The store credited is 门店2."));
    }

    @Test
    void aLosingCandidateIsToldWhatCameFirst() {
        var decided = new Scene().bound(5, LI, 31).touch(2, WANG, 1).decide();

        assertThat(Explanation.of(decided, NAMES).of(candidate(decided, Kind.BINDING)))
                .isEqualTo(new Words(
                        "绑定 李(2026-10-22 12:00 起):符合条件,但最后一次接触优先。",
                        "Bound to 李 since 2026-10-22 12:00: it qualifies, but the last contact comes first."));
        assertThat(Explanation.of(decided, NAMES)
                        .of(candidate(decided, Kind.TOUCH))
                        .zh())
                .isEqualTo("王 于 2026-11-21 12:00 的接触:成交归属。");
    }

    @Test
    void theStoryTellsRulesGroundOthersAndWhatBecomesOfTheBinding() {
        assertThat(explain(new Scene().bound(5, LI, 31).touch(2, WANG, 1)).story())
                .isEqualTo(new Words(
                        "下单时间 2026-11-22 12:00,按归属规则「APPAREL」第 1 版判定。"
                                + "顾客下单前最后一次有效接触来自 王,业绩归 王。门店业绩归 门店2。"
                                + "其他候选:绑定 李(2026-10-22 12:00 起):符合条件,但最后一次接触优先。"
                                + "付款后,顾客改绑 王。",
                        "Ordered at 2026-11-22 12:00 and decided by the rules \"APPAREL\", version 1. "
                                + "The shopper's last valid contact before ordering was with 王, so the sale is 王's. "
                                + "The store credited is 门店2. Other candidates: "
                                + "Bound to 李 since 2026-10-22 12:00: it qualifies, but the last contact comes first. "
                                + "With the payment the shopper's binding moves to 王."));
        assertThat(explain(new Scene().touch(1, LI, 1)).story().zh()).endsWith("付款后,顾客绑定 李。");
        assertThat(explain(new Scene().bound(5, LI, 1)).story().zh()).endsWith("付款后,李 的绑定顺延。");
        assertThat(explain(new Scene()).story().zh()).endsWith("业绩归总部。");
    }

    @Test
    void theStoryOfAStoreNamesTheOtherStoresAndThatOfAGuideDoesNot() {
        assertThat(explain(new Scene().home(STORE_3).pickUp(STORE_1)).story().zh())
                .contains("自提门店 门店1");
        assertThat(explain(new Scene().home(STORE_3).touch(1, LI, 1)).story().zh())
                .doesNotContain("门店3");
    }

    @Test
    void theStoryStopsWhereNobodyReadsOn() {
        var scene = new Scene();
        for (int i = 1; i <= 9; i++) {
            scene.touch(i, i % 2 == 0 ? LI : WANG, i * 0.5);
        }

        assertThat(explain(scene).story().en()).contains("There were 2 more.");
        var sixOthers = new Scene();
        for (int i = 1; i <= 7; i++) {
            sixOthers.touch(i, i % 2 == 0 ? LI : WANG, i * 0.5);
        }
        assertThat(explain(sixOthers).story().en()).doesNotContain(" more.");
    }

    @Test
    void theSameCodeIsToldOfEachKindInItsOwnWords() {
        assertThat(told(Kind.FRIEND, RejectCode.OUT_OF_WINDOW)).endsWith("下单时已不是好友,或顾客已留在原门店。");
        assertThat(told(Kind.TOUCH, RejectCode.OUT_OF_WINDOW)).endsWith("超出有效期。");
        assertThat(told(Kind.BINDING, RejectCode.GUIDE_NOT_EMPLOYED)).endsWith("导购当时已离职或已离开该门店。");
        assertThat(told(Kind.TOUCH, RejectCode.GUIDE_NOT_EMPLOYED)).endsWith("导购当时不在职。");
        assertThat(told(Kind.ASSIST, RejectCode.TOKEN_INVALID)).endsWith("顾客没有确认这次开单。");
        assertThat(told(Kind.TOUCH, RejectCode.TOKEN_INVALID)).endsWith("分享链接无效。");
    }

    private static String told(Kind kind, RejectCode code) {
        var candidate = new Candidate(
                kind,
                1,
                Basis.HQ,
                Optional.of(LI),
                Optional.of(STORE_1),
                Optional.of(Scene.NOW),
                Optional.of(code),
                false);
        return Explanation.of(new Scene().decide(), NAMES).of(candidate).zh();
    }

    @Test
    void sharesAreNamedWithTheirParts() {
        var sharing = RuleSet.APPAREL.draft().assistShareBp(7_000).build();
        var decided = new Scene()
                .rules(sharing)
                .assisted(WANG, STORE_2, true)
                .bound(5, LI, 1)
                .decide();

        assertThat(Explanation.of(decided, NAMES).decision().zh()).contains("王 占 70%。李 占 30%。");
        assertThat(Explanation.of(decided, NAMES)
                        .of(candidate(decided, Kind.BINDING))
                        .zh())
                .endsWith("获得部分业绩。");
    }

    @Test
    void whoEarnsNothingIsToldWhy() {
        assertThat(explain(new Scene().touch(1, LI, 1).buyer(LI)).decision().zh())
                .contains("李 本人购买,计业绩、不计佣金。");
        var noGuide = RuleSet.APPAREL
                .draft()
                .crossStore(RuleSet.CrossStore.PAY_NO_GUIDE)
                .build();
        assertThat(explain(new Scene().rules(noGuide).touch(1, LI, 1).fulfilledBy(STORE_2))
                        .decision()
                        .zh())
                .contains("由其他门店发货");
    }

    @Test
    void linesThatDifferAreMentioned() {
        var sameProduct =
                RuleSet.APPAREL.draft().touchScope(TouchScope.SAME_SPU).build();

        assertThat(explain(new Scene().rules(sameProduct).line(HAT).line(COAT).touchOf(1, LI, COAT, 1))
                        .decision()
                        .zh())
                .contains("按商品分别判定");
    }

    @Test
    void everyGroundHasASentenceOfItsOwn() {
        var sentences = new HashSet<String>();
        sentences.add(zh(new Scene().assisted(LI, STORE_1, true)));
        sentences.add(zh(new Scene().bound(5, LI, 1)));
        sentences.add(zh(new Scene().bound(5, LI, 60)));
        sentences.add(zh(new Scene().touch(1, LI, 1)));
        sentences.add(zh(new Scene().friend(1, LI, 1)));
        sentences.add(zh(new Scene().home(STORE_3)));
        sentences.add(zh(new Scene()));

        assertThat(sentences).hasSize(Basis.values().length);
    }

    @ParameterizedTest
    @EnumSource(RejectCode.class)
    void everyRejectionHasASentenceInBothLanguages(RejectCode code) {
        var decided = new Scene().decide();
        var rejected = new Candidate(
                Kind.TOUCH,
                1,
                Basis.LAST_TOUCH,
                Optional.of(LI),
                Optional.of(STORE_1),
                Optional.of(Scene.NOW),
                Optional.of(code),
                false);

        var words = Explanation.of(decided, NAMES).of(rejected);

        assertThat(words.zh()).startsWith("李 于 2026-11-22 12:00 的接触:").endsWith("。");
        assertThat(words.en())
                .startsWith("Contact with 李 at 2026-11-22 12:00: ")
                .endsWith(".");
    }

    @Test
    void everyKindOfCandidateIsCalledByItsName() {
        var decided = new Scene().decide();
        Set<String> names = new HashSet<>();
        for (Kind kind : Kind.values()) {
            var candidate = new Candidate(
                    kind,
                    1,
                    Basis.HQ,
                    Optional.empty(),
                    Optional.of(STORE_1),
                    Optional.empty(),
                    Optional.of(RejectCode.STORE_CLOSED),
                    true);
            var words = Explanation.of(decided, NAMES).of(candidate);
            assertThat(words.zh()).contains("下单之后");
            names.add(words.en());
        }

        assertThat(names).hasSize(Kind.values().length);
    }

    private static String zh(Scene scene) {
        return explain(scene).decision().zh();
    }

    private static Explanation explain(Scene scene) {
        return Explanation.of(scene.decide(), NAMES);
    }

    private static Candidate candidate(Attribution decided, Kind kind) {
        return decided.candidates().stream()
                .filter(candidate -> candidate.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
