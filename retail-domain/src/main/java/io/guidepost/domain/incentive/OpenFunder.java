package io.guidepost.domain.incentive;

import io.guidepost.domain.database.Ids;
import java.time.Clock;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody outside will pay for incentives. */
@Service
public class OpenFunder {

    private final Funders funders;
    private final Ids ids;
    private final Clock clock;

    OpenFunder(Funders funders, Ids ids, Clock clock) {
        this.funders = funders;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Funder open(String name, long adminId) {
        var funder = new Funder(ids.next(), name, false, adminId, clock.instant());
        try {
            funders.insert(funder);
        } catch (DuplicateKeyException known) {
            throw IncentiveRefusals.funderExists();
        }
        return funder;
    }
}
