package io.guidepost.guideapi.remark;

import io.guidepost.domain.churn.Churn;
import io.guidepost.domain.remark.Remark;
import io.guidepost.domain.remark.Remark.Text;
import io.guidepost.domain.remark.WriteRemark;
import io.guidepost.domain.shopper.FriendEvent;
import io.guidepost.domain.tag.SyncState;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a guide writes about customers, and whom he has lost. */
@RestController
@Tag(name = "客户备注 Remarks about customers")
class RemarkController {

    private static final String OF_CUSTOMER = "/api/guide/v1/customers/{externalUserId}/remark";
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final WriteRemark remarks;
    private final Churn churn;
    private final Offload offload;

    RemarkController(WriteRemark remarks, Churn churn, Offload offload) {
        this.remarks = remarks;
        this.churn = churn;
        this.offload = offload;
    }

    @GetMapping(OF_CUSTOMER)
    @Operation(summary = "我对客户的备注 My remark about a customer")
    Mono<RemarkView> read(SignedInGuide me, @PathVariable String externalUserId) {
        return offload.call(() -> RemarkView.of(remarks.read(me.guideId(), externalUserId)));
    }

    @PutMapping(OF_CUSTOMER)
    @Operation(
            summary = "修改备注 Write my remark about a customer",
            description =
                    "The same as in WeCom, which is told after the answer; what is written there comes here. Of two texts the"
                            + " later one wins.")
    Mono<RemarkView> write(SignedInGuide me, @PathVariable String externalUserId, @Valid @RequestBody NewRemark body) {
        return offload.call(() -> RemarkView.of(remarks.write(
                me.guideId(),
                externalUserId,
                new Text(body.remark().strip(), body.description().strip()))));
    }

    @GetMapping("/api/guide/v1/lost-friends")
    @Operation(
            summary = "我流失的客户 The customers I have lost, newest first",
            description = "kind: DELETED_BY_CUSTOMER, DELETED_BY_GUIDE, or GONE where nobody knows who ended it.")
    Mono<Page<LostFriendView>> lost(SignedInGuide me, PageRequest page) {
        var before = page.after()
                .map(cursor -> Instant.ofEpochMilli(cursor.longAt(0)))
                .orElse(LATEST);
        var customer = page.after().map(cursor -> cursor.stringAt(1)).orElse("");
        return offload.call(() -> Page.of(
                churn.lostBy(me.guideId(), before, customer, page.fetch()),
                page,
                turn -> new LostFriendView(
                        turn.externalUserid(), turn.customerName().orElse(null), turn.kind(), turn.at()),
                turn -> Cursor.of(turn.at().toEpochMilli(), turn.externalUserid())));
    }

    record NewRemark(@NotNull @Size(max = 20) String remark, @NotNull @Size(max = 150) String description) {}

    /** @param refusal WeCom's errcode, where it has refused */
    record RemarkView(String remark, String description, SyncState syncState, String refusal, Instant changedAt) {

        static RemarkView of(Remark remark) {
            return new RemarkView(
                    remark.text().remark(),
                    remark.text().description(),
                    remark.syncState(),
                    remark.refusal().isEmpty() ? null : remark.refusal(),
                    remark.changedAt());
        }
    }

    record LostFriendView(String externalUserId, String name, FriendEvent.Kind kind, Instant lostAt) {}
}
