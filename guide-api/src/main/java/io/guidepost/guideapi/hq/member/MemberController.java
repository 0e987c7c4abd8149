package io.guidepost.guideapi.hq.member;

import io.guidepost.domain.access.AccessLog.Entry;
import io.guidepost.domain.member.FindMembers;
import io.guidepost.domain.member.FindMembers.After;
import io.guidepost.domain.member.FindMembers.Query;
import io.guidepost.domain.member.LookAtMember;
import io.guidepost.domain.member.LookAtMember.Portrait;
import io.guidepost.domain.member.Members.Card;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.profile.ConsentChannel;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.profile.Profiles.Consent;
import io.guidepost.domain.profile.Purpose;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Members as headquarters finds them and looks at them. Who has no need of names sees them masked. */
@RestController
@RequestMapping("/api/admin/v1/members")
class MemberController {

    private static final Set<String> SEES_NAMES = Set.of(Roles.OPERATOR, Roles.CHECKER, Roles.REGION_MANAGER);

    private final FindMembers findMembers;
    private final LookAtMember lookAtMember;
    private final KeepProfile keepProfile;
    private final Offload offload;

    MemberController(FindMembers findMembers, LookAtMember lookAtMember, KeepProfile keepProfile, Offload offload) {
        this.findMembers = findMembers;
        this.lookAtMember = lookAtMember;
        this.keepProfile = keepProfile;
        this.offload = offload;
    }

    @Operation(
            summary = "会员列表与查找 Members, newest first, or those that are looked for",
            description =
                    "至多一个条件：phone 完整手机号、name 昵称或企业微信名的开头、identity 任一渠道的身份号、guideId、storeId、groupId、tagId(按企业微信客户号排序)。"
                            + " 区域经理只见本区域；此时一页可能不足 limit 条而仍有 nextCursor。 At most one of: the whole phone; the"
                            + " beginning of a nickname or WeCom name, in any case; an openid, unionid, externalUserId or"
                            + " another channel's number; a guide, a store, a customer group, a tag (in the order of WeCom's ids). A region manager gets"
                            + " those of the region; a page may then, and by tag, hold fewer than limit and still have a nextCursor. 422"
                            + " one_filter_only.")
    @GetMapping
    Mono<Page<MemberRow>> list(
            SignedInAdmin admin,
            @RequestParam Optional<String> phone,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> identity,
            @RequestParam Optional<Long> guideId,
            @RequestParam Optional<Long> storeId,
            @RequestParam Optional<Long> groupId,
            @RequestParam Optional<Long> tagId,
            PageRequest page) {
        var query = new Query(
                phone, name.map(String::strip), identity.map(String::strip), guideId, storeId, groupId, tagId);
        var after = page.after().map(cursor -> new After(cursor.stringAt(0), cursor.longAt(1)));
        return offload.call(() -> {
            var found = findMembers.page(query, admin.sight(), after, page.limit());
            var phones = keepProfile.maskedPhones(
                    found.members().stream().map(Card::id).toList());
            return new Page<>(
                    found.members().stream()
                            .map(card -> MemberRow.from(card, phones, names(admin)))
                            .toList(),
                    found.next()
                            .map(next -> Cursor.of(next.name(), next.id()).encoded())
                            .orElse(null));
        });
    }

    @Operation(
            summary = "会员全景 A member from all sides",
            description = "会员号若已并入他人，答的是现在代表他的会员。查看会被记录。 A record that became part of another answers with the"
                    + " member that stands for it. Looking is written down in the member's access log.")
    @GetMapping("/{memberId}")
    Mono<MemberPortrait> show(SignedInAdmin admin, @PathVariable long memberId) {
        return offload.call(
                () -> MemberPortrait.from(lookAtMember.look(memberId, admin.sight(), admin.adminId()), names(admin)));
    }

    @Operation(
            summary = "查看完整手机号 Show the whole phone number, with a reason",
            description = "每次都记录，且每人每天有上限。 Written down each time, and only so often a day: 429 too_many_reveals.")
    @PostMapping("/{memberId}/phone-reveals")
    Mono<RevealedPhone> reveal(
            SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody RevealReason body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(
                () -> new RevealedPhone(lookAtMember.reveal(memberId, admin.sight(), admin.adminId(), body.reason())));
    }

    @Operation(
            summary = "个人信息访问记录 Who looked at or changed the member's personal data, when and why",
            description = "只追加，不可修改，不含数据本身。 Appended only, and without the data itself.")
    @GetMapping("/{memberId}/access-log")
    Mono<Page<AccessEntryView>> log(SignedInAdmin admin, @PathVariable long memberId, PageRequest page) {
        Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
        long before = page.after().map(cursor -> cursor.longAt(0)).orElse(Long.MAX_VALUE);
        return offload.call(() -> Page.of(
                lookAtMember.log(memberId, admin.sight(), before, page.fetch()),
                page,
                AccessEntryView::from,
                row -> Cursor.of(row.id())));
    }

    @Operation(summary = "会员的同意与撤回记录 Everything the member agreed to or withdrew, the latest first")
    @GetMapping("/{memberId}/consents")
    Mono<ConsentsGiven> consents(SignedInAdmin admin, @PathVariable long memberId) {
        return offload.call(() -> consentsOf(lookAtMember.standing(memberId, admin.sight())));
    }

    @Operation(
            summary = "登记会员的同意或撤回 Write down what the member said in a store or on the telephone",
            description = "撤回 MARKETING 后，导购消息不再发送给该会员。 After MARKETING is withdrawn guides' messages are held back"
                    + " from the member.")
    @PostMapping("/{memberId}/consents")
    Mono<ConsentsGiven> consent(
            SignedInAdmin admin, @PathVariable long memberId, @Valid @RequestBody ConsentTold body) {
        Roles.require(admin, Roles.OPERATOR);
        return offload.call(() -> {
            long standing = lookAtMember.standing(memberId, admin.sight());
            keepProfile.consentTold(
                    standing, body.purpose(), body.version(), body.agreed(), body.channel(), admin.adminId());
            return consentsOf(standing);
        });
    }

    private ConsentsGiven consentsOf(long memberId) {
        return new ConsentsGiven(keepProfile.consentHistory(memberId).stream()
                .map(ConsentGiven::from)
                .toList());
    }

    private static UnaryOperator<String> names(SignedInAdmin admin) {
        return Collections.disjoint(admin.roles(), SEES_NAMES) ? Masked::name : UnaryOperator.identity();
    }

    record ConsentsGiven(List<ConsentGiven> items) {}

    record ConsentTold(
            @NotNull Purpose purpose,
            @NotNull @Pattern(regexp = "[!-~]{1,32}") String version,
            @NotNull Boolean agreed,
            @NotNull ConsentChannel channel) {}

    record RevealReason(@NotBlank @Size(max = 200) String reason) {}

    record RevealedPhone(String phone) {}

    /**
     * @param wecomName as WeCom calls the friend; null for nobody's friend
     * @param phone masked; null where none was told
     */
    record MemberRow(
            String id,
            String nickname,
            String wecomName,
            String phone,
            Instant registeredAt,
            String guideId,
            String guideName,
            String storeId,
            String storeName,
            String homeStoreId,
            String homeStoreName,
            String poolRegionId) {

        static MemberRow from(Card card, Map<Long, String> phones, UnaryOperator<String> names) {
            return new MemberRow(
                    Long.toString(card.id()),
                    names.apply(card.nickname()),
                    card.wecomName() == null ? null : names.apply(card.wecomName()),
                    phones.get(card.id()),
                    card.registeredAt(),
                    text(card.guideId()),
                    card.guideName(),
                    text(card.storeId()),
                    card.storeName(),
                    text(card.homeStoreId()),
                    card.homeStoreName(),
                    text(card.poolRegionId()));
        }
    }

    /** @param recordIds this member and all records that are part of him */
    record MemberPortrait(
            MemberRow member,
            List<String> recordIds,
            List<ConsentGiven> consents,
            TradeSummary trade,
            List<RecentOrder> recentOrders,
            List<FriendOf> friends,
            List<MemberGroup> groups,
            List<RecentTouch> recentTouches) {

        static MemberPortrait from(Portrait portrait, UnaryOperator<String> names) {
            var phones = portrait.profile()
                    .phone()
                    .map(phone -> Map.of(portrait.card().id(), phone))
                    .orElse(Map.of());
            return new MemberPortrait(
                    MemberRow.from(portrait.card(), phones, names),
                    portrait.records().stream().map(String::valueOf).toList(),
                    portrait.profile().consents().stream()
                            .map(ConsentGiven::from)
                            .toList(),
                    new TradeSummary(
                            portrait.summary().orders(),
                            portrait.summary().paidFen(),
                            portrait.summary().refundedFen(),
                            portrait.summary().lastPaidAt(),
                            portrait.summary().couponsToUse(),
                            portrait.summary().cartLines(),
                            portrait.summary().favourites()),
                    portrait.lastOrders().stream()
                            .map(order -> new RecentOrder(
                                    Long.toString(order.id()), order.status(), order.payableFen(), order.placedAt()))
                            .toList(),
                    portrait.friends().stream()
                            .map(friend -> new FriendOf(
                                    Long.toString(friend.guideId()),
                                    friend.guideName(),
                                    friend.externalUserid(),
                                    friend.addedAt(),
                                    friend.state()))
                            .toList(),
                    portrait.groups().stream()
                            .map(group -> new MemberGroup(Long.toString(group.id()), group.name()))
                            .toList(),
                    portrait.lastTouches().stream()
                            .map(touch -> new RecentTouch(
                                    text(touch.guideId()), touch.guideName(), touch.source(), touch.occurredAt()))
                            .toList());
        }
    }

    private static String text(Long id) {
        return id == null ? null : Long.toString(id);
    }

    record ConsentGiven(Purpose purpose, String version, boolean agreed, Instant happenedAt, ConsentChannel channel) {

        static ConsentGiven from(Consent consent) {
            return new ConsentGiven(
                    consent.purpose(), consent.version(), consent.isAgreed(), consent.happenedAt(), consent.channel());
        }
    }

    /** @param paidFen of all orders that were paid; refundedFen of it was given back */
    record TradeSummary(
            long orders,
            long paidFen,
            long refundedFen,
            Instant lastPaidAt,
            int couponsToUse,
            int cartLines,
            int favourites) {}

    record RecentOrder(String id, String status, long payableFen, Instant placedAt) {}

    /** @param state the channel by which he came; null where none is known */
    record FriendOf(String guideId, String guideName, String externalUserId, Instant addedAt, String state) {}

    record MemberGroup(String id, String name) {}

    record RecentTouch(String guideId, String guideName, String source, Instant occurredAt) {}

    /**
     * @param actorKind ADMIN, GUIDE, MEMBER himself, or SYSTEM
     * @param action VIEWED, REVEALED, CHANGED, EXPORTED or ERASED
     * @param what a word for the data
     */
    record AccessEntryView(
            String id,
            String memberId,
            String actorKind,
            String actorId,
            String actorName,
            String action,
            String what,
            String reason,
            Instant happenedAt) {

        static AccessEntryView from(Entry entry) {
            return new AccessEntryView(
                    Long.toString(entry.id()),
                    Long.toString(entry.memberId()),
                    entry.actorKind().name(),
                    text(entry.actorId()),
                    entry.actorName(),
                    entry.action().name(),
                    entry.what(),
                    entry.reason().isEmpty() ? null : entry.reason(),
                    entry.happenedAt());
        }
    }
}
