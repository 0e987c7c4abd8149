package io.guidepost.guideapi.hq.tag;

import io.guidepost.domain.member.LookAtMember;
import io.guidepost.domain.tag.EditTags;
import io.guidepost.domain.tag.Mark;
import io.guidepost.domain.tag.PullTags;
import io.guidepost.domain.tag.SyncState;
import io.guidepost.domain.tag.TagCustomers;
import io.guidepost.domain.tag.TagCustomers.Marked;
import io.guidepost.domain.tag.TagCustomers.Order;
import io.guidepost.domain.tag.Tags;
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
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tags of customers, and whom headquarters marks with them (TAG-1, TAG-2). */
@RestController
@Tag(name = "客户标签 Customer tags")
class TagController {

    private static final String GROUPS = "/api/admin/v1/tag-groups";
    private static final String OF_MEMBER = "/api/admin/v1/members/{memberId}/tags";

    private final EditTags edit;
    private final TagCustomers customers;
    private final PullTags pull;
    private final LookAtMember members;
    private final Offload offload;

    TagController(EditTags edit, TagCustomers customers, PullTags pull, LookAtMember members, Offload offload) {
        this.edit = edit;
        this.customers = customers;
        this.pull = pull;
        this.members = members;
        this.offload = offload;
    }

    @GetMapping(GROUPS)
    @Operation(summary = "标签组与标签 All groups with their tags, in one page")
    Mono<AllTagGroups> groups(SignedInAdmin admin) {
        return offload.call(() ->
                new AllTagGroups(edit.groups().stream().map(TagGroupView::of).toList()));
    }

    @GetMapping(GROUPS + "/{id}")
    @Operation(summary = "单个标签组 One group, with how many customers have each tag")
    Mono<TagGroupView> group(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> TagGroupView.of(edit.group(id.value())));
    }

    @PostMapping(GROUPS)
    @Operation(
            summary = "新建标签组 Make a group with its first tags",
            description =
                    "WeCom is told after the answer; syncState tells how far. WeCom has no group without tags. 409"
                            + " tag_name_taken.")
    Mono<ResponseEntity<TagGroupView>> create(SignedInAdmin admin, @Valid @RequestBody NewTagGroup body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> TagGroupView.of(edit.createGroup(body.name(), body.tags(), admin.adminId())))
                .map(view -> ResponseEntity.created(URI.create(GROUPS + "/" + view.id()))
                        .body(view));
    }

    @PutMapping(GROUPS + "/{id}/name")
    @Operation(summary = "重命名标签组 Rename a group")
    Mono<TagGroupView> renameGroup(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody NewTagName body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(
                () -> TagGroupView.of(edit.renameGroup(id.value(), body.name(), body.version(), admin.adminId())));
    }

    @DeleteMapping(GROUPS + "/{id}")
    @Operation(summary = "删除标签组及其标签 Delete a group with all its tags, here and in WeCom")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> deleteGroup(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
                    edit.deleteGroup(id.value(), admin.adminId());
                    return true;
                })
                .then();
    }

    @PostMapping(GROUPS + "/{id}/tags")
    @Operation(summary = "添加标签 Add tags to a group")
    Mono<TagGroupView> add(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody NewTags body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> TagGroupView.of(edit.addTags(id.value(), body.names(), admin.adminId())));
    }

    @GetMapping(GROUPS + "/{id}/changes")
    @Operation(summary = "标签组变更记录 Who changed a group or its tags, newest first")
    Mono<Page<TagChangeView>> changes(SignedInAdmin admin, @PathVariable Id id, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                edit.changes(id.value(), before, page.fetch()),
                page,
                TagChangeView::of,
                change -> Cursor.of(change.id())));
    }

    @PutMapping("/api/admin/v1/tags/{id}/name")
    @Operation(summary = "重命名标签 Rename a tag")
    Mono<TagGroupView> renameTag(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody NewTagName body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(
                () -> TagGroupView.of(edit.renameTag(id.value(), body.name(), body.version(), admin.adminId())));
    }

    @DeleteMapping("/api/admin/v1/tags/{id}")
    @Operation(summary = "删除标签 Delete a tag; customers lose it here and in WeCom")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> deleteTag(SignedInAdmin admin, @PathVariable Id id) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
                    edit.deleteTag(id.value(), admin.adminId());
                    return true;
                })
                .then();
    }

    @PostMapping("/api/admin/v1/tag-pulls")
    @Operation(
            summary = "从企业微信拉取标签 Compare all tags with WeCom's now",
            description =
                    "Takes over what was changed there and has WeCom told what was changed here; where both have changed"
                            + " the same, guidepost.tags.conflict decides. Also done every night and at each of WeCom's events.")
    Mono<TagPullView> pull(SignedInAdmin admin, @RequestBody(required = false) NoFields body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            var outcome = pull.run();
            return new TagPullView(outcome.taken(), outcome.told());
        });
    }

    @GetMapping(OF_MEMBER)
    @Operation(summary = "会员的标签 The member's tags, with each guide who has him as a friend")
    Mono<MemberTags> ofMember(SignedInAdmin admin, @PathVariable long memberId) {
        return offload.call(() -> {
            members.lookAt(memberId, admin.sight(), admin.adminId(), "tags");
            return MemberTags.of(customers.ofMember(memberId));
        });
    }

    @PostMapping(OF_MEMBER)
    @Operation(
            summary = "给会员打标签或移除标签 Tag a member, or take tags away",
            description =
                    "With every guide who has the member as a friend; WeCom is told after the answer. 422 no_wecom_friend"
                            + " for a member whom no guide has.")
    Mono<MemberTags> tag(SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody MemberTagging body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            members.standing(memberId, admin.sight());
            return MemberTags.of(customers.tagMember(
                    memberId,
                    new Order(
                            Mark.Source.HQ,
                            Optional.of(admin.adminId()),
                            Set.copyOf(Id.values(body.add())),
                            Set.copyOf(Id.values(body.remove())),
                            body.reason() == null ? "" : body.reason().strip())));
        });
    }

    @GetMapping("/api/admin/v1/members/{memberId}/tag-changes")
    @Operation(summary = "会员的标签记录 Who tagged the member, when and from where, newest first")
    Mono<Page<TagChangeView>> history(SignedInAdmin admin, @PathVariable long memberId, PageRequest page) {
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> {
            members.lookAt(memberId, admin.sight(), admin.adminId(), "tag-changes");
            return Page.of(
                    customers.historyOf(memberId, before, page.fetch()),
                    page,
                    TagChangeView::of,
                    change -> Cursor.of(change.id()));
        });
    }

    record NoFields() {}

    record NewTagGroup(
            @NotBlank @Size(max = 30) String name,
            @NotNull @Size(max = 300) List<@NotBlank @Size(max = 30) String> tags) {}

    record NewTags(@NotNull @Size(min = 1, max = 300) List<@NotBlank @Size(max = 30) String> names) {}

    record NewTagName(@NotBlank @Size(max = 30) String name, @NotNull Integer version) {}

    record MemberTagging(
            @Size(max = 100) List<Id> add, @Size(max = 100) List<Id> remove, @Size(max = 200) String reason) {}

    record TagPullView(int taken, int groupsTold) {}

    record AllTagGroups(List<TagGroupView> items) {}

    record TagGroupView(
            String id, String name, int version, SyncState syncState, String refusal, List<TagValueView> tags) {

        static TagGroupView of(EditTags.Group group) {
            return new TagGroupView(
                    Long.toString(group.group().id()),
                    group.group().name(),
                    group.group().version(),
                    group.group().syncState(),
                    emptyIsNull(group.group().refusal()),
                    group.tags().stream()
                            .map(tag -> new TagValueView(
                                    Long.toString(tag.id()),
                                    tag.name(),
                                    tag.version(),
                                    tag.syncState(),
                                    emptyIsNull(tag.refusal()),
                                    emptyIsNull(tag.wecomId()),
                                    group.customers().isEmpty()
                                            ? null
                                            : group.customers().getOrDefault(tag.id(), 0L)))
                            .toList());
        }
    }

    /**
     * @param refusal WeCom's errcode, where it has refused
     * @param customers how many have the tag; only told of a single group
     */
    record TagValueView(
            String id, String name, int version, SyncState syncState, String refusal, String wecomId, Long customers) {}

    record MemberTags(List<MemberTagView> items) {

        static MemberTags of(List<Marked> marked) {
            return new MemberTags(marked.stream().map(MemberTagView::of).toList());
        }
    }

    record MemberTagView(
            String tagId,
            String tagName,
            String groupId,
            String groupName,
            String guideId,
            SyncState syncState,
            String refusal,
            Mark.Source source,
            Instant changedAt) {

        static MemberTagView of(Marked marked) {
            return new MemberTagView(
                    Long.toString(marked.tag().id()),
                    marked.tag().name(),
                    Long.toString(marked.group().id()),
                    marked.group().name(),
                    Long.toString(marked.mark().guideId()),
                    marked.mark().syncState(),
                    emptyIsNull(marked.mark().refusal()),
                    marked.mark().source(),
                    marked.mark().changedAt());
        }
    }

    /** @param actorId the administrator for HQ, the guide for GUIDE, the guide before for HANDOVER; else absent */
    record TagChangeView(
            String id,
            Tags.Kind kind,
            String groupId,
            String tagId,
            String guideId,
            String was,
            String becomes,
            Mark.Source source,
            String actorId,
            String reason,
            Instant changedAt) {

        static TagChangeView of(Tags.Change change) {
            return new TagChangeView(
                    Long.toString(change.id()),
                    change.kind(),
                    Long.toString(change.groupId()),
                    change.tagId().map(String::valueOf).orElse(null),
                    change.guideId().map(String::valueOf).orElse(null),
                    emptyIsNull(change.was()),
                    emptyIsNull(change.becomes()),
                    change.source(),
                    change.actorId().map(String::valueOf).orElse(null),
                    emptyIsNull(change.reason()),
                    change.at());
        }
    }

    private static String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
