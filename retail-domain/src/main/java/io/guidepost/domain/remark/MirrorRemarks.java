package io.guidepost.domain.remark;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.outbox.OutboxHandler;
import io.guidepost.domain.remark.Remark.Text;
import io.guidepost.domain.shopper.FriendDirectory;
import io.guidepost.domain.tag.SyncState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Tells WeCom of a remark; after a lost answer WeCom is asked what it has first. */
@Component
class MirrorRemarks implements OutboxHandler<MirrorRemarks.RemarkWritten> {

    static final String TOPIC = "remark.write";

    private static final Set<String> LATER = Set.of("45035", "6000");

    private final Remarks remarks;
    private final FriendRemarks friendRemarks;
    private final FriendDirectory directory;
    private final Roster roster;
    private final TransactionRetry transaction;

    MirrorRemarks(
            Remarks remarks,
            FriendRemarks friendRemarks,
            FriendDirectory directory,
            Roster roster,
            TransactionRetry transaction) {
        this.remarks = remarks;
        this.friendRemarks = friendRemarks;
        this.directory = directory;
        this.roster = roster;
        this.transaction = transaction;
    }

    /** A remark is not in WeCom as it is here. */
    record RemarkWritten(long guideId, String externalUserid) {}

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Class<RemarkWritten> payloadType() {
        return RemarkWritten.class;
    }

    @Override
    public void deliver(RemarkWritten message) {
        var userid = roster.guide(message.guideId()).orElseThrow().userid();
        if (in(message, SyncState.UNKNOWN).isPresent()) {
            ask(message, userid);
        }
        in(message, SyncState.PENDING).ifPresent(remark -> tell(message, userid, remark));
    }

    private Optional<Remark> in(RemarkWritten message, SyncState state) {
        return remarks.find(message.guideId(), message.externalUserid()).filter(remark -> remark.syncState() == state);
    }

    private void ask(RemarkWritten message, String userid) {
        var theirs = directory.contact(message.externalUserid()).stream()
                .flatMap(contact -> contact.followers().stream())
                .filter(follower -> follower.userid().equals(userid))
                .findFirst()
                .map(follower ->
                        new Text(follower.detail().remark(), follower.detail().description()));
        change(message, remark -> theirs.map(text ->
                        text.equals(remark.text()) ? remark.agreed(text, remark.changedAt()) : remark.pending(text))
                .orElseGet(() -> remark.in(SyncState.REFUSED, "84061")));
    }

    private void tell(RemarkWritten message, String userid, Remark remark) {
        change(message, now -> now.in(SyncState.UNKNOWN, ""));
        try {
            friendRemarks.write(
                    userid,
                    message.externalUserid(),
                    remark.text().remark(),
                    remark.text().description());
        } catch (GatewayRejected rejected) {
            boolean isLater = LATER.contains(rejected.code());
            change(
                    message,
                    now -> isLater ? now.in(SyncState.PENDING, "") : now.in(SyncState.REFUSED, rejected.code()));
            if (isLater) {
                throw rejected;
            }
            return;
        } catch (GatewayUnclear unclear) {
            if (unclear.hasDoneNothing()) {
                change(message, now -> now.in(SyncState.PENDING, ""));
            }
            throw unclear;
        }
        // What was written meanwhile stands in a message of its own.
        change(
                message,
                now -> now.text().equals(remark.text())
                        ? now.agreed(remark.text(), now.changedAt())
                        : now.pending(remark.text()));
    }

    private void change(RemarkWritten message, UnaryOperator<Remark> next) {
        transaction.run(() -> remarks.find(message.guideId(), message.externalUserid())
                .ifPresent(remark -> remarks.save(List.of(next.apply(remark)))));
    }
}
