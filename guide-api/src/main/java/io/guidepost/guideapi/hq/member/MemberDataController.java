package io.guidepost.guideapi.hq.member;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.closure.CloseAccount.Certificate;
import io.guidepost.domain.closure.ErasureOrders;
import io.guidepost.domain.closure.ErasureOrders.Order;
import io.guidepost.domain.closure.ErasureOrders.State;
import io.guidepost.domain.closure.OrderErasure;
import io.guidepost.domain.dataexport.ExportPersonalData;
import io.guidepost.domain.dataexport.ExportPersonalData.Archive;
import io.guidepost.domain.dataexport.ExportPersonalData.Section;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a member may ask headquarters for: a copy of his data, and its erasure (PIPL 44 to 50). */
@RestController
@RequestMapping("/api/admin/v1/members")
class MemberDataController {

    private final ExportPersonalData exportPersonalData;
    private final OrderErasure orderErasure;
    private final ErasureOrders orders;
    private final Offload offload;

    MemberDataController(
            ExportPersonalData exportPersonalData, OrderErasure orderErasure, ErasureOrders orders, Offload offload) {
        this.exportPersonalData = exportPersonalData;
        this.orderErasure = orderErasure;
        this.orders = orders;
        this.offload = offload;
    }

    @Operation(
            summary = "导出会员个人信息 A copy of everything that is known about a member, for him",
            description = "密封的内容会被打开；导出会被记录。 What is sealed is opened; the copy is written down in the access log.")
    @PostMapping("/{memberId}/data-exports")
    Mono<ResponseEntity<MemberArchive>> export(
            SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody DataExportReason body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() ->
                        MemberArchive.from(exportPersonalData.forMember(memberId, admin.adminId(), body.reason())))
                .map(archive -> ResponseEntity.ok()
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"member-" + archive.memberId() + ".json\"")
                        .body(archive));
    }

    @Operation(
            summary = "申请删除会员个人信息 Order the erasure of a member who asked for it",
            description = "须由另一位管理员批准后执行。 Carried out when another administrator approves. 422"
                    + " account_has_open_matters while something is under way, 409 erasure_awaits_approval.")
    @PostMapping("/{memberId}/erasures")
    Mono<ResponseEntity<ErasureOrderView>> order(
            SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody ErasureReason body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> ErasureOrderView.from(orderErasure.order(memberId, admin.adminId(), body.reason())))
                .map(view -> ResponseEntity.created(URI.create("/api/admin/v1/members/erasures/" + view.id()))
                        .body(view));
    }

    @Operation(summary = "删除申请列表 Orders to erase members, oldest first")
    @GetMapping("/erasures")
    Mono<Page<ErasureOrderView>> list(SignedInAdmin admin, @RequestParam Optional<State> state, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() -> Page.of(
                orders.page(state, after, page.fetch()), page, ErasureOrderView::from, row -> Cursor.of(row.id())));
    }

    @Operation(summary = "删除申请详情 An order to erase a member")
    @GetMapping("/erasures/{orderId}")
    Mono<ErasureOrderView> show(SignedInAdmin admin, @PathVariable long orderId) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        return offload.call(() -> orders.find(orderId)
                .map(ErasureOrderView::from)
                .orElseThrow(() -> Refusal.notFound("删除申请", "order to erase")));
    }

    @Operation(
            summary = "批准并执行删除 Approve and carry out the erasure",
            description = "不可由申请人批准。应答为删除证明：删除了什么、保留了什么及原因。 Not by who ordered it (403 maker_is_checker)."
                    + " Answers the certificate: what was erased, what was kept and why.")
    @PostMapping("/erasures/{orderId}/approval")
    Mono<MemberClosureController.MemberClosure> approve(SignedInAdmin admin, @PathVariable long orderId) {
        Roles.require(admin, Roles.CHECKER);
        return offload.call(() -> approved(orderErasure.approve(orderId, admin.adminId())));
    }

    private static MemberClosureController.MemberClosure approved(Certificate certificate) {
        return MemberClosureController.MemberClosure.from(certificate);
    }

    @Operation(summary = "驳回删除申请 Reject the order; nothing is erased")
    @PostMapping("/erasures/{orderId}/rejection")
    Mono<ErasureOrderView> reject(SignedInAdmin admin, @PathVariable long orderId) {
        Roles.require(admin, Roles.CHECKER);
        return offload.call(() -> ErasureOrderView.from(orderErasure.reject(orderId, admin.adminId())));
    }

    record DataExportReason(@NotBlank @Size(max = 200) String reason) {}

    record ErasureReason(@NotBlank @Size(max = 200) String reason) {}

    record MemberArchive(String memberId, Instant madeAt, List<ArchiveSection> sections) {

        static MemberArchive from(Archive archive) {
            return new MemberArchive(
                    Long.toString(archive.memberId()),
                    archive.madeAt(),
                    archive.sections().stream().map(ArchiveSection::from).toList());
        }
    }

    /**
     * @param name of the section, stable
     * @param rows as they are kept, what is sealed opened
     * @param cut there is more than fits
     */
    record ArchiveSection(String name, ArchiveTitle title, List<Map<String, Object>> rows, boolean cut) {

        static ArchiveSection from(Section section) {
            return new ArchiveSection(
                    section.table(),
                    new ArchiveTitle(section.what().zh(), section.what().en()),
                    section.rows(),
                    section.isCut());
        }
    }

    record ArchiveTitle(String zh, String en) {}

    /** @param state AWAITING, ERASED or REJECTED */
    record ErasureOrderView(
            String id,
            String memberId,
            String reason,
            String state,
            String orderedBy,
            Instant orderedAt,
            String approvedBy,
            Instant decidedAt) {

        static ErasureOrderView from(Order order) {
            return new ErasureOrderView(
                    Long.toString(order.id()),
                    Long.toString(order.memberId()),
                    order.reason(),
                    order.state().name(),
                    Long.toString(order.orderedBy()),
                    order.orderedAt(),
                    order.approvedBy() == null ? null : Long.toString(order.approvedBy()),
                    order.decidedAt());
        }
    }
}
