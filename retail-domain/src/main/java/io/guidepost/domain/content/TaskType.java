package io.guidepost.domain.content;

/** What guides are asked to do (C1), with the best evidence there is for it. */
public enum TaskType {
    SEND_1V1(Evidence.E3, true),
    SEND_GROUP(Evidence.E3, false),
    MOMENTS_CORP(Evidence.E3, false),
    MOMENTS_PERSONAL(Evidence.E3, false),
    VISIT_CALLBACK(Evidence.E2, false),
    MATERIAL_SHARE(Evidence.E2, false),
    INVITE_GROUP(Evidence.E3, false),
    ADD_FRIEND(Evidence.E3, false),
    TRAINING(Evidence.E2, false),
    CUSTOM(Evidence.E1, false);

    private final Evidence bestEvidence;
    private final boolean canBeCarriedOut;

    TaskType(Evidence bestEvidence, boolean canBeCarriedOut) {
        this.bestEvidence = bestEvidence;
        this.canBeCarriedOut = canBeCarriedOut;
    }

    public Evidence bestEvidence() {
        return bestEvidence;
    }

    /** False for a type that is known but has no way of execution yet: such a task is refused when it is drafted. */
    boolean canBeCarriedOut() {
        return canBeCarriedOut;
    }
}
