package io.guidepost.domain.shopper;

import io.guidepost.core.attribution.Transfer;
import io.guidepost.domain.inbox.InboxHandler;
import io.guidepost.domain.organization.SyncContacts;
import io.guidepost.domain.shopper.ContactEvents.WeComEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What WeCom tells by callback. Events that mean nothing to us are taken and forgotten. */
@Component
class ApplyWeComEvents implements InboxHandler<WeComEvent> {

    private final KeepFriends keepFriends;
    private final SyncContacts syncContacts;
    private final List<WeComEventFollower> followers;

    ApplyWeComEvents(KeepFriends keepFriends, SyncContacts syncContacts, List<WeComEventFollower> followers) {
        this.keepFriends = keepFriends;
        this.syncContacts = syncContacts;
        this.followers = List.copyOf(followers);
    }

    @Override
    public String source() {
        return ReceiveWeComEvent.SOURCE;
    }

    @Override
    public Class<WeComEvent> payloadType() {
        return WeComEvent.class;
    }

    @Override
    public void apply(WeComEvent event, Instant occurredAt) {
        switch (event.event()) {
            case "change_external_contact" -> applyToFriends(event, occurredAt);
            case "change_contact" -> applyToOrganization(event);
            default ->
                followers.stream()
                        .filter(follower -> follower.event().equals(event.event()))
                        .forEach(follower -> follower.apply(event, occurredAt));
        }
    }

    private void applyToFriends(WeComEvent event, Instant occurredAt) {
        switch (event.changeType()) {
            case "add_external_contact" ->
                keepFriends.added(
                        field(event, "UserID"), field(event, "ExternalUserID"), occurredAt, optional(event, "State"));
            case "del_follow_user" -> ended(event, occurredAt, FriendEvent.Kind.DELETED_BY_CUSTOMER);
            case "del_external_contact" ->
                ended(
                        event,
                        occurredAt,
                        optional(event, "Source")
                                        .filter("DELETE_BY_TRANSFER"::equals)
                                        .isPresent()
                                ? FriendEvent.Kind.TRANSFERRED
                                : FriendEvent.Kind.DELETED_BY_GUIDE);
            case "transfer_fail" ->
                keepFriends.notTakenOver(
                        field(event, "UserID"), field(event, "ExternalUserID"), whyFailed(event), occurredAt);
            case "edit_external_contact" -> keepFriends.edited(field(event, "UserID"), field(event, "ExternalUserID"));
            // A half-added friend is none yet.
            default -> {}
        }
    }

    /** Anything but too many customers means that the customer was asked and did not want it. */
    private static Transfer.Outcome whyFailed(WeComEvent event) {
        return field(event, "FailReason").equals("customer_limit_exceed")
                ? Transfer.Outcome.LIMIT_REACHED
                : Transfer.Outcome.REJECTED;
    }

    private void ended(WeComEvent event, Instant occurredAt, FriendEvent.Kind why) {
        keepFriends.ended(field(event, "UserID"), field(event, "ExternalUserID"), occurredAt, why);
    }

    private void applyToOrganization(WeComEvent event) {
        switch (event.changeType()) {
            case "create_user", "delete_user" -> syncContacts.personChanged(field(event, "UserID"));
            case "update_user" ->
                optional(event, "NewUserID")
                        .ifPresentOrElse(
                                newUserid -> syncContacts.personRenamed(field(event, "UserID"), newUserid),
                                () -> syncContacts.personChanged(field(event, "UserID")));
            case "create_party", "update_party", "delete_party" -> syncContacts.departmentsChanged();
            default -> {}
        }
    }

    private static String field(WeComEvent event, String name) {
        return optional(event, name)
                .orElseThrow(() -> new IllegalStateException(
                        "%s/%s without %s".formatted(event.event(), event.changeType(), name)));
    }

    private static Optional<String> optional(WeComEvent event, String name) {
        return Optional.ofNullable(event.fields().get(name)).filter(value -> !value.isBlank());
    }
}
