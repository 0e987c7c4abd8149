package io.guidepost.guideapi.hq;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.webedge.session.SignedInAdmin;
import java.util.Collections;
import java.util.Set;

/** Who at headquarters may do what. */
public final class Roles {

    public static final String OPERATOR = "HQ_OPERATOR";
    public static final String CHECKER = "HQ_CHECKER";
    public static final String REGION_MANAGER = "REGION_MANAGER";
    public static final String FINANCE = "FINANCE";

    private Roles() {}

    /** Refuses everybody who has none of these roles. */
    public static void require(SignedInAdmin admin, String... oneOf) {
        if (Collections.disjoint(admin.roles(), Set.of(oneOf))) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "role_missing", new Words("您的角色没有此权限", "Your role does not allow this"));
        }
    }
}
