package io.guidepost.domain.content;

/** What guides are asked to do (C1), with the best evidence there is for it and what it is aimed at. */
public enum TaskType {
    SEND_1V1(Evidence.E3, Aim.CUSTOMERS),
    SEND_GROUP(Evidence.E3, Aim.CHATS),
    MOMENTS_CORP(Evidence.E3, Aim.NOBODY),
    MOMENTS_PERSONAL(Evidence.E3, Aim.NOBODY),
    VISIT_CALLBACK(Evidence.E2, Aim.CUSTOMERS),
    MATERIAL_SHARE(Evidence.E2, Aim.NOBODY),
    INVITE_GROUP(Evidence.E3, Aim.NOBODY),
    ADD_FRIEND(Evidence.E3, Aim.NOBODY),
    TRAINING(Evidence.E2, Aim.NOBODY),
    CUSTOM(Evidence.E1, Aim.NOBODY);

    /** Whom the guides of a task are to reach; those who have nobody to reach are exempt (C3). */
    public enum Aim {
        CUSTOMERS,
        /** The group chats that a guide owns. */
        CHATS,
        /** No list of people: every guide of the audience has something to do. */
        NOBODY
    }

    private final Evidence bestEvidence;
    private final Aim aim;

    TaskType(Evidence bestEvidence, Aim aim) {
        this.bestEvidence = bestEvidence;
        this.aim = aim;
    }

    public Evidence bestEvidence() {
        return bestEvidence;
    }

    public Aim aim() {
        return aim;
    }

    /** Whether the copy itself goes to customers, so that there must be something to pass on. */
    public boolean isSpread() {
        return switch (this) {
            case SEND_1V1, SEND_GROUP, MOMENTS_CORP, MOMENTS_PERSONAL, MATERIAL_SHARE -> true;
            case VISIT_CALLBACK, INVITE_GROUP, ADD_FRIEND, TRAINING, CUSTOM -> false;
        };
    }

    /** Whether it ends in WeCom's moments, which have limits of their own (C2). */
    public boolean isMoment() {
        return this == MOMENTS_CORP || this == MOMENTS_PERSONAL;
    }

    /** Whether our own events alone make it done, so that it is looked at from the start. */
    public boolean needsNoTap() {
        return this == MATERIAL_SHARE || this == INVITE_GROUP || this == ADD_FRIEND;
    }
}
