package io.guidepost.guideapi.statement;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.commission.Beneficiary;
import io.guidepost.domain.statement.ViewStatements;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInGuide;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A guide's own statements, once they are closed. */
@RestController
@RequestMapping("/api/guide/v1/statements")
class GuideStatementController extends ClosedStatements {

    GuideStatementController(ViewStatements statements, Offload offload) {
        super(statements, offload);
    }

    @Override
    Beneficiary payee(SignedInGuide me) {
        return Beneficiary.guide(new GuideId(me.guideId()));
    }
}
