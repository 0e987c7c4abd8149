package io.guidepost.guideapi.tag;

import io.guidepost.domain.tag.EditTags;
import io.guidepost.domain.tag.Mark;
import io.guidepost.domain.tag.SyncState;
import io.guidepost.domain.tag.TagCustomers;
import io.guidepost.domain.tag.TagCustomers.Marked;
import io.guidepost.domain.tag.TagCustomers.Order;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The tags that a guide gives customers beside the chat. */
@RestController
@Tag(name = "客户标签 Customer tags")
class CustomerTagController {

    private static final String OF_CUSTOMER = "/api/guide/v1/customers/{externalUserId}/tags";

    private final EditTags tags;
    private final TagCustomers customers;
    private final Offload offload;

    CustomerTagController(EditTags tags, TagCustomers customers, Offload offload) {
        this.tags = tags;
        this.customers = customers;
        this.offload = offload;
    }

    @GetMapping("/api/guide/v1/tag-groups")
    @Operation(summary = "可用标签 The groups and tags to choose from")
    Mono<TagChoices> choices(SignedInGuide me) {
        return offload.call(() -> new TagChoices(tags.groups().stream()
                .map(group -> new TagChoiceGroup(
                        Long.toString(group.group().id()),
                        group.group().name(),
                        group.tags().stream()
                                .map(tag -> new TagChoice(Long.toString(tag.id()), tag.name()))
                                .toList()))
                .toList()));
    }

    @GetMapping(OF_CUSTOMER)
    @Operation(summary = "客户的标签 The tags I have given this customer, or taken over")
    Mono<FriendTags> ofCustomer(SignedInGuide me, @PathVariable String externalUserId) {
        return offload.call(() -> FriendTags.of(customers.ofFriend(me.guideId(), externalUserId)));
    }

    @PostMapping(OF_CUSTOMER)
    @Operation(
            summary = "给客户打标签或移除标签 Tag my customer, or take tags away",
            description = "Shown at once, told to WeCom after the answer. 404 for who is not my friend now.")
    Mono<FriendTags> tag(
            SignedInGuide me, @PathVariable String externalUserId, @Valid @RequestBody FriendTagging body) {
        return offload.call(() -> FriendTags.of(customers.tagFriend(
                me.guideId(),
                externalUserId,
                new Order(
                        Mark.Source.GUIDE,
                        Optional.of(me.guideId()),
                        Set.copyOf(Id.values(body.add())),
                        Set.copyOf(Id.values(body.remove())),
                        ""))));
    }

    record FriendTagging(@Size(max = 100) List<Id> add, @Size(max = 100) List<Id> remove) {}

    record TagChoices(List<TagChoiceGroup> items) {}

    record TagChoiceGroup(String id, String name, List<TagChoice> tags) {}

    record TagChoice(String id, String name) {}

    record FriendTags(List<FriendTagView> items) {

        static FriendTags of(List<Marked> marked) {
            return new FriendTags(marked.stream()
                    .map(one -> new FriendTagView(
                            Long.toString(one.tag().id()),
                            one.tag().name(),
                            Long.toString(one.group().id()),
                            one.group().name(),
                            one.mark().syncState(),
                            one.mark().changedAt()))
                    .toList());
        }
    }

    record FriendTagView(
            String tagId, String tagName, String groupId, String groupName, SyncState syncState, Instant changedAt) {}
}
