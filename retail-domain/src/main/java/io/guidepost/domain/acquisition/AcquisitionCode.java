package io.guidepost.domain.acquisition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A code as it stands.
 *
 * @param guideId whose it is; of {@link Kind#GUIDE} alone
 * @param state what WeCom hands back with a customer who came by it
 * @param isStaffedByStore everybody of the store is on it; on a guide's own code they are its backups
 * @param capADay friends a guide makes by it in a day of Asia/Shanghai, where he has no number of his own; empty for any number
 * @param isEnding it is to be taken back from WeCom
 * @param configId WeCom's number of it, without which it could not be changed or ended
 * @param told userids whom WeCom hands customers to
 * @param askedAt when WeCom was last asked to make it
 */
public record AcquisitionCode(
        long id,
        Kind kind,
        LeadChannel channel,
        long storeId,
        Optional<Long> guideId,
        String name,
        String state,
        boolean isVerifySkipped,
        boolean isStaffedByStore,
        Optional<Integer> capADay,
        Status status,
        boolean isEnding,
        Optional<String> configId,
        Optional<String> qrCode,
        List<String> told,
        StaffingRules.Duty duty,
        Optional<Instant> askedAt,
        Optional<String> failCode,
        Optional<String> failReason,
        int attempts,
        Instant dueAt,
        int version,
        Instant createdAt) {

    /** Whose code it is. */
    public enum Kind {
        GUIDE,
        STORE,
        /** A store's code for one place or occasion, such as the card on its counter. */
        CHANNEL
    }

    /** Where it stands at WeCom. */
    public enum Status {
        /** WeCom does not have it yet. */
        WANTED,
        /** WeCom was asked to make it, and nobody knows whether that arrived; WeCom's list tells. */
        UNKNOWN,
        LIVE,
        /** WeCom will not have it as it is. */
        REFUSED,
        ENDED
    }

    public AcquisitionCode {
        told = List.copyOf(told);
    }

    /** Whether customers can come by it. */
    public boolean isOpen() {
        return status == Status.LIVE && !isEnding;
    }
}
