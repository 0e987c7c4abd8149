package io.guidepost.guideapi.hq.price;

import io.guidepost.domain.price.KeepGroups;
import io.guidepost.domain.price.MemberGroups;
import io.guidepost.domain.price.MemberGroups.MemberGroup;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Members for whom there are prices of their own: staff, wholesale, a level of loyalty. */
@RestController
@RequestMapping("/api/admin/v1/member-groups")
@Tag(name = "价格 Prices")
class MemberGroupController {

    private final KeepGroups keepGroups;
    private final MemberGroups groups;
    private final Offload offload;

    MemberGroupController(KeepGroups keepGroups, MemberGroups groups, Offload offload) {
        this.keepGroups = keepGroups;
        this.groups = groups;
        this.offload = offload;
    }

    @PostMapping
    @Operation(summary = "新建会员分组 Open a group of members")
    Mono<ResponseEntity<MemberGroupView>> open(SignedInAdmin admin, @Valid @RequestBody NewMemberGroup body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var name = PricingBodies.name(body.name(), body.nameEn());
            var group = keepGroups.open(name.zh(), name.en(), admin.adminId());
            return ResponseEntity.created(URI.create("/api/admin/v1/member-groups/" + group.id()))
                    .body(MemberGroupView.of(group));
        });
    }

    @GetMapping
    @Operation(summary = "会员分组 All groups, newest first")
    Mono<MemberGroupList> list(SignedInAdmin admin) {
        return offload.call(() -> {
            PriceListController.requireReader(admin);
            return new MemberGroupList(
                    groups.all().stream().map(MemberGroupView::of).toList(), null);
        });
    }

    @GetMapping("/{id}/members")
    @Operation(summary = "分组成员 Who belongs to it, by id")
    Mono<Page<GroupMember>> members(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        return offload.call(() -> {
            PriceListController.requireReader(admin);
            return Page.of(
                    groups.members(
                            id.value(),
                            page.after().map(after -> after.longAt(0)).orElse(0L),
                            page.fetch()),
                    page,
                    member -> new GroupMember(new Id(member)),
                    member -> Cursor.of(member));
        });
    }

    @PostMapping("/{id}/members")
    @Operation(summary = "加入分组 Put members in, up to 1000 at a time; what they pay changes with their next order")
    Mono<GroupChange> add(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody GroupMembers body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return new GroupChange(keepGroups.add(id.value(), Id.values(body.memberIds()), admin.adminId()));
        });
    }

    @PostMapping("/{id}/removals")
    @Operation(summary = "移出分组 Take members out, up to 1000 at a time")
    Mono<GroupChange> remove(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody GroupMembers body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return new GroupChange(keepGroups.remove(id.value(), Id.values(body.memberIds())));
        });
    }

    record NewMemberGroup(@NotBlank @Size(max = 64) String name, @Size(max = 64) String nameEn) {}

    record GroupMembers(@NotNull @Size(min = 1, max = 1000) List<@NotNull Id> memberIds) {}

    /** How many were put in or taken out. */
    record GroupChange(int changed) {}

    record GroupMember(Id memberId) {}

    record MemberGroupList(List<MemberGroupView> items, String nextCursor) {}

    record MemberGroupView(Id id, String name, String nameEn, Instant createdAt) {

        static MemberGroupView of(MemberGroup group) {
            return new MemberGroupView(new Id(group.id()), group.name(), group.nameEn(), group.createdAt());
        }
    }
}
