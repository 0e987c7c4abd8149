package io.guidepost.domain.assortment;

import io.guidepost.domain.changes.Changes;
import io.guidepost.domain.changes.Changes.About;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Whoever keeps products in memory hears of it once they are written. */
@Component
class TellOfGoods implements AssortmentFollower {

    private final Changes changes;

    TellOfGoods(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void changed(Collection<Long> productIds) {
        changes.tellAfterCommit(About.GOODS);
    }

    @Override
    public void renamed(Collection<Long> categoryIds) {
        changes.tellAfterCommit(About.GOODS);
    }
}
