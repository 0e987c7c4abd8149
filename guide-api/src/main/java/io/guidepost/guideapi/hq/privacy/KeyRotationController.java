package io.guidepost.guideapi.hq.privacy;

import io.guidepost.domain.keyrotation.RotateKeys;
import io.guidepost.domain.keyrotation.Rotations.Progress;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether a key that was replaced may go. */
@RestController
class KeyRotationController {

    private final RotateKeys rotateKeys;
    private final Offload offload;

    KeyRotationController(RotateKeys rotateKeys, Offload offload) {
        this.rotateKeys = rotateKeys;
        this.offload = offload;
    }

    @Operation(
            summary = "密钥轮换进度 How far the sealed columns have come under the keys of today",
            description = "每列均 finishedAt 非空、pass 为 2 且 unreadable 为 0 时，旧密钥才可移除。 An old key may go when every"
                    + " column is finished in pass 2 with nothing unreadable.")
    @GetMapping("/api/admin/v1/privacy/key-rotation")
    Mono<KeyRotation> show(SignedInAdmin admin) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> new KeyRotation(
                rotateKeys.progress().stream().map(SealedColumnView::from).toList()));
    }

    record KeyRotation(List<SealedColumnView> columns) {}

    /**
     * @param sealKey id of the key that seals
     * @param indexKey fingerprint of the key that makes digests
     * @param pass the second catches what other processes wrote with the keys of before
     */
    record SealedColumnView(
            String column,
            String sealKey,
            String indexKey,
            int pass,
            long seen,
            long resealed,
            long reindexed,
            long unreadable,
            Instant startedAt,
            Instant finishedAt) {

        static SealedColumnView from(Progress progress) {
            return new SealedColumnView(
                    progress.place(),
                    progress.sealKey(),
                    progress.indexKey(),
                    progress.pass(),
                    progress.seen(),
                    progress.resealed(),
                    progress.reindexed(),
                    progress.unreadable(),
                    progress.startedAt(),
                    progress.finishedAt());
        }
    }
}
