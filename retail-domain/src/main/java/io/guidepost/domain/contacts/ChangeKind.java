package io.guidepost.domain.contacts;

/** What differs. */
public enum ChangeKind {
    REGION_ADDED(OrgChange.AddRegion.class),
    REGION_RENAMED(OrgChange.RenameRegion.class),
    REGION_MOVED(OrgChange.MoveRegion.class),
    STORE_ADDED(OrgChange.AddStore.class),
    STORE_RENAMED(OrgChange.RenameStore.class),
    STORE_MOVED(OrgChange.MoveStore.class),
    STORE_CLOSED(OrgChange.CloseStore.class),
    STORE_REOPENED(OrgChange.ReopenStore.class),
    GUIDE_HIRED(OrgChange.Hire.class),
    GUIDE_RENAMED(OrgChange.RenameGuide.class),
    GUIDE_TRANSFERRED(OrgChange.Transfer.class),
    /** Transferred to no store at all. */
    GUIDE_WITHOUT_STORE(OrgChange.Transfer.class),
    GUIDE_LEFT(OrgChange.Retire.class),
    GUIDE_SUSPENDED(OrgChange.Suspend.class),
    GUIDE_RETURNED(OrgChange.TakeBack.class),
    /** What is a store to us is a region to WeCom, or the other way about. */
    PLACE_CONFLICT(null),
    /** Headquarters has put the store into another region than WeCom's tree does. */
    REGION_CONFLICT(null),
    /** Somebody left while somebody of the same name came into the same store: one person with a new userid? */
    PERHAPS_RENAMED(null),
    /** A department that is no store, with people in it who serve in no store. */
    DEPARTMENT_UNMAPPED(null),
    /** WeCom does not tell who is in it; its people stay as they are. */
    DEPARTMENT_UNREADABLE(null),
    /** WeCom does not tell about this person, who stays as he is. */
    PERSON_UNREADABLE(null);

    private final Class<? extends OrgChange> step;

    ChangeKind(Class<? extends OrgChange> step) {
        this.step = step;
    }

    /** Whether it only tells, and takes no step. */
    public boolean isNotice() {
        return step == null;
    }

    /** Whether somebody, or a store, is taken out of service by it. */
    public boolean isRemoval() {
        return this == STORE_CLOSED || this == GUIDE_WITHOUT_STORE || this == GUIDE_LEFT || this == GUIDE_SUSPENDED;
    }

    Class<? extends OrgChange> step() {
        return step;
    }
}
