package io.guidepost.domain.sop;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A procedure, with its steps in order. */
public record Sop(
        long id,
        Kind kind,
        String name,
        Set<StopOn> stopOn,
        State state,
        long createdBy,
        Optional<Long> approvedBy,
        List<SopStep> steps,
        int version) {

    public enum Kind {
        /** 引流: from a new friend to a first visit. */
        ACQUISITION,
        /** 社群: a lively group. */
        COMMUNITY,
        /** 快闪成交: a sale of some days. */
        FLASH_SALE,
        /** 朋友圈: a story in pictures. */
        MOMENTS
    }

    /** What ends it for a customer. */
    public enum StopOn {
        BOUGHT,
        REPLIED,
        DELETED
    }

    public enum State {
        /** Comes with the house, to be copied. */
        PRESET,
        DRAFT,
        ACTIVE,
        RETIRED
    }
}
