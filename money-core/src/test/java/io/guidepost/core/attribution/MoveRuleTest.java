package io.guidepost.core.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.attribution.MoveRule.StoreOwner;
import org.junit.jupiter.api.Test;

class MoveRuleTest {

    private static final StoreOwner OURS = new StoreOwner(false, "");
    private static final StoreOwner SUBSIDIARY = new StoreOwner(false, "East Ltd");
    private static final StoreOwner FRANCHISEE = new StoreOwner(true, "Zhang & Co");

    @Test
    void membersFollowAGuideBetweenStoresOfOneHouse() {
        assertThat(MoveRule.of(OURS, OURS)).isEqualTo(MoveRule.FOLLOW_GUIDE);
        assertThat(MoveRule.of(SUBSIDIARY, new StoreOwner(false, "East Ltd"))).isEqualTo(MoveRule.FOLLOW_GUIDE);
    }

    @Test
    void membersStayWhereAFranchiseeOrAnotherCompanyIsLeftOrReached() {
        assertThat(MoveRule.of(FRANCHISEE, OURS)).isEqualTo(MoveRule.STAY_WITH_STORE);
        assertThat(MoveRule.of(OURS, FRANCHISEE)).isEqualTo(MoveRule.STAY_WITH_STORE);
        assertThat(MoveRule.of(FRANCHISEE, FRANCHISEE)).isEqualTo(MoveRule.STAY_WITH_STORE);
        assertThat(MoveRule.of(OURS, SUBSIDIARY)).isEqualTo(MoveRule.STAY_WITH_STORE);
    }
}
