package io.guidepost.guideapi.statement;

import io.guidepost.core.attribution.StoreId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.statement.ViewStatements;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The statements of the store whose manager asks, once they are closed. */
@RestController
@RequestMapping("/api/guide/v1/store-statements")
class StoreStatementController extends ClosedStatements {

    private static final String MANAGER = "MANAGER";

    StoreStatementController(ViewStatements statements, Offload offload) {
        super(statements, offload);
    }

    @Override
    Beneficiary payee(SignedInGuide me) {
        if (!me.role().equals(MANAGER)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "role_missing",
                    new Words("仅店长可查看门店结算单", "Only the manager sees the statements of a store"));
        }
        return Beneficiary.store(new StoreId(me.storeId()));
    }
}
