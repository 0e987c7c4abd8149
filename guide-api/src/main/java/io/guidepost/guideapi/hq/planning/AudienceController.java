package io.guidepost.guideapi.hq.planning;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.audience.GuideTags;
import io.guidepost.domain.audience.Leaves;
import io.guidepost.domain.audience.MakeMemberList;
import io.guidepost.domain.audience.MemberList;
import io.guidepost.domain.audience.MemberLists;
import io.guidepost.domain.audience.SegmentConditions;
import io.guidepost.domain.fatigue.OptOuts;
import io.guidepost.domain.organization.Roster;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who can be chosen for a task: tags, leave, lists, and who wants no messages. */
@RestController
@RequestMapping("/api/admin/v1")
@Tag(name = "任务人群 Audiences")
class AudienceController {

    private final Leaves leaves;
    private final GuideTags tags;
    private final MemberLists lists;
    private final MakeMemberList makeMemberList;
    private final OptOuts optOuts;
    private final Roster roster;
    private final Offload offload;
    private final Clock clock;

    AudienceController(
            Leaves leaves,
            GuideTags tags,
            MemberLists lists,
            MakeMemberList makeMemberList,
            OptOuts optOuts,
            Roster roster,
            Offload offload,
            Clock clock) {
        this.leaves = leaves;
        this.tags = tags;
        this.lists = lists;
        this.makeMemberList = makeMemberList;
        this.optOuts = optOuts;
        this.roster = roster;
        this.offload = offload;
        this.clock = clock;
    }

    @GetMapping("/guides/{id}/leaves")
    @Operation(summary = "请假记录 A guide's leaves, latest first")
    Mono<Page<LeaveView>> leaves(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> new Page<>(
                leaves.of(id.value(), 200).stream().map(LeaveView::of).toList(), null));
    }

    @PutMapping("/guides/{id}/leaves/{fromOn}")
    @Operation(summary = "登记请假 Keep a leave; both days included. Whoever is away gets no task")
    Mono<LeaveView> keepLeave(
            SignedInAdmin admin,
            @PathVariable Id id,
            @PathVariable LocalDate fromOn,
            @Valid @RequestBody LeaveBody body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            roster.guide(id.value()).orElseThrow(() -> Refusal.notFound("导购", "guide"));
            if (body.untilOn().isBefore(fromOn)) {
                throw new Refusal(
                        Refusal.Kind.REFUSED, "leave_period", new Words("结束日早于开始日", "It ends before it begins"));
            }
            var leave = new Leaves.Leave(id.value(), fromOn, body.untilOn(), body.note() == null ? "" : body.note());
            leaves.keep(leave, admin.adminId(), clock.instant());
            return LeaveView.of(leave);
        });
    }

    @DeleteMapping("/guides/{id}/leaves/{fromOn}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤销请假 Take a leave back")
    Mono<Void> removeLeave(SignedInAdmin admin, @PathVariable Id id, @PathVariable LocalDate fromOn) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            if (!leaves.remove(id.value(), fromOn)) {
                throw Refusal.notFound("请假记录", "leave");
            }
            return null;
        });
    }

    @GetMapping("/guide-tags")
    @Operation(summary = "导购标签 Tags of guides and how many have them")
    Mono<Page<GuideTags.Counted>> tags(SignedInAdmin admin) {
        return offload.call(() -> new Page<>(tags.all(200), null));
    }

    @PostMapping("/guide-tags/{tag}/guides")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "打标签 Give guides a tag")
    Mono<Void> tag(SignedInAdmin admin, @PathVariable String tag, @Valid @RequestBody Guides body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var known = roster.guides(Id.values(body.guideIds()));
            if (tag.isBlank()
                    || tag.length() > 32
                    || known.size() != Id.values(body.guideIds()).size()) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "tag_or_guide_unknown",
                        new Words("标签为 1 到 32 字,导购须存在", "A tag has 1 to 32 characters, and the guides must exist"));
            }
            tags.tag(tag, Id.values(body.guideIds()), admin.adminId(), clock.instant());
            return null;
        });
    }

    @PostMapping("/guide-tags/{tag}/removals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消标签 Take a tag from guides")
    Mono<Void> untag(SignedInAdmin admin, @PathVariable String tag, @Valid @RequestBody Guides body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            tags.untag(tag, Id.values(body.guideIds()));
            return null;
        });
    }

    @PostMapping("/segments")
    @Operation(
            summary = "新建人群或名单 A segment by conditions, or without them a list to be filled",
            description = "A segment is found anew right before each dispatch; its id is a task's target.segmentId.")
    Mono<ResponseEntity<ListView>> make(SignedInAdmin admin, @Valid @RequestBody NewList body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            var list = makeMemberList.make(
                    body.name(), Optional.ofNullable(body.conditions()).map(Conditions::toDomain), admin.adminId());
            return ResponseEntity.created(URI.create("/api/admin/v1/segments/" + list.id()))
                    .body(ListView.of(list));
        });
    }

    @GetMapping("/segments")
    @Operation(summary = "人群与名单 Segments and lists, newest first")
    Mono<Page<ListView>> lists(SignedInAdmin admin, PageRequest page) {
        return offload.call(() -> Page.of(
                lists.page(page.after().map(after -> after.longAt(0)).orElse(Long.MAX_VALUE), page.fetch()),
                page,
                ListView::of,
                list -> Cursor.of(list.id())));
    }

    @GetMapping("/segments/{id}")
    @Operation(summary = "人群详情 A segment or list")
    Mono<ListView> list(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(
                () -> ListView.of(lists.find(id.value()).orElseThrow(() -> Refusal.notFound("人群", "segment"))));
    }

    @PostMapping("/segments/{id}/members")
    @Operation(summary = "导入会员 Add customers to a list, up to 5,000 at a time; again changes nothing")
    Mono<ListView> add(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody Members body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            return ListView.of(makeMemberList.add(id.value(), Set.copyOf(body.externalUserIds())));
        });
    }

    @PostMapping("/opt-outs")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "退订 These customers get no messages from now on, whatever the task")
    Mono<Void> optOut(SignedInAdmin admin, @Valid @RequestBody Members body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            optOuts.optOut(Set.copyOf(body.externalUserIds()), OptOuts.Source.HEADQUARTERS, clock.instant());
            return null;
        });
    }

    @PostMapping("/opt-outs/removals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "恢复接收 These customers want messages again")
    Mono<Void> optIn(SignedInAdmin admin, @Valid @RequestBody Members body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            optOuts.optIn(Set.copyOf(body.externalUserIds()));
            return null;
        });
    }

    record LeaveBody(@NotNull LocalDate untilOn, @Size(max = 200) String note) {}

    record LeaveView(LocalDate fromOn, LocalDate untilOn, String note) {
        static LeaveView of(Leaves.Leave leave) {
            return new LeaveView(leave.from(), leave.until(), leave.note());
        }
    }

    record Guides(@NotEmpty @Size(max = 5000) List<Id> guideIds) {}

    record Members(@NotEmpty @Size(max = 5000) List<@NotBlank @Size(max = 64) String> externalUserIds) {}

    record NewList(@NotBlank @Size(max = 64) String name, @Valid Conditions conditions) {}

    record Conditions(
            @Min(1) @Max(3650) Integer boughtWithinDays,
            @Min(1) @Max(3650) Integer notBoughtWithinDays,
            @Min(1) @Max(3650) Integer friendAtLeastDays,
            @Min(1) @Max(3650) Integer friendAtMostDays,
            @Size(max = 3000) List<Id> homeStoreIds) {

        SegmentConditions toDomain() {
            return new SegmentConditions(
                    boughtWithinDays,
                    notBoughtWithinDays,
                    friendAtLeastDays,
                    friendAtMostDays,
                    Id.values(homeStoreIds));
        }
    }

    record ListView(Id id, String kind, String name, Conditions conditions, int members, Instant filledAt) {
        static ListView of(MemberList list) {
            return new ListView(
                    new Id(list.id()),
                    list.kind().name(),
                    list.name(),
                    list.conditions()
                            .map(all -> new Conditions(
                                    all.boughtWithinDays(),
                                    all.notBoughtWithinDays(),
                                    all.friendAtLeastDays(),
                                    all.friendAtMostDays(),
                                    all.homeStoreIds().stream().map(Id::new).toList()))
                            .orElse(null),
                    list.members(),
                    list.filledAt().orElse(null));
        }
    }
}
