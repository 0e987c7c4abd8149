package io.guidepost.guideapi.hq.acquisition;

import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.AcquisitionCode.Kind;
import io.guidepost.domain.acquisition.AcquisitionCode.Status;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.acquisition.StaffingRules.Duty;
import java.time.Instant;
import java.util.List;

/**
 * A code in lists.
 *
 * @param qrCode the picture at WeCom; absent until it is LIVE
 * @param ending it is being taken back
 * @param onDuty userids who receive customers now
 * @param duty why it is they
 */
record AcquisitionCodeView(
        String id,
        Kind kind,
        LeadChannel channel,
        String storeId,
        String guideId,
        String name,
        String state,
        Status status,
        boolean ending,
        String qrCode,
        boolean skipVerify,
        boolean staffedByStore,
        Integer capADay,
        List<String> onDuty,
        Duty duty,
        String failCode,
        String failReason,
        int version,
        Instant createdAt) {

    static AcquisitionCodeView of(AcquisitionCode code) {
        return new AcquisitionCodeView(
                Long.toString(code.id()),
                code.kind(),
                code.channel(),
                Long.toString(code.storeId()),
                code.guideId().map(String::valueOf).orElse(null),
                code.name(),
                code.state(),
                code.status(),
                code.isEnding(),
                code.qrCode().orElse(null),
                code.isVerifySkipped(),
                code.isStaffedByStore(),
                code.capADay().orElse(null),
                code.told(),
                code.duty(),
                code.failCode().orElse(null),
                code.failReason().orElse(null),
                code.version(),
                code.createdAt());
    }
}
