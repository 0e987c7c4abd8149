package io.guidepost.domain.remark;

import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.remark.Remark.Text;
import io.guidepost.domain.shopper.FriendDetailFollower;
import io.guidepost.domain.tag.ConflictPolicy;
import io.guidepost.domain.tag.ConflictRules;
import io.guidepost.domain.tag.SyncState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes over what guides write about customers in WeCom itself; of two texts the later one wins. */
@Component
class HearRemarks implements FriendDetailFollower {

    private static final int LONGEST_REMARK = 64;
    private static final int LONGEST_DESCRIPTION = 300;

    private final Remarks remarks;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Ids ids;

    HearRemarks(Remarks remarks, Outbox outbox, TransactionRetry transaction, Ids ids) {
        this.remarks = remarks;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
    }

    private record Key(long guideId, String externalUserid) {}

    @Override
    public void told(List<Told> page, Instant at) {
        transaction.run(() -> take(page, at));
    }

    private void take(List<Told> page, Instant at) {
        Map<Key, Remark> known = remarks
                .among(
                        page.stream().map(Told::guideId).collect(Collectors.toSet()),
                        page.stream().map(Told::externalUserid).collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(
                        remark -> new Key(remark.guideId(), remark.externalUserid()), Function.identity()));
        var changed = new ArrayList<Remark>();
        for (var told : page) {
            var before = known.getOrDefault(
                    new Key(told.guideId(), told.externalUserid()),
                    Remark.none(told.guideId(), told.externalUserid(), at));
            heard(before, text(told), at).filter(after -> !after.equals(before)).ifPresent(changed::add);
        }
        remarks.save(changed);
        changed.stream()
                .filter(remark -> remark.syncState() == SyncState.PENDING)
                .forEach(remark -> outbox.add(
                        MirrorRemarks.TOPIC,
                        Long.toString(ids.next()),
                        new MirrorRemarks.RemarkWritten(remark.guideId(), remark.externalUserid())));
    }

    private static Optional<Remark> heard(Remark ours, Text theirs, Instant at) {
        return switch (ConflictRules.judge(
                ConflictPolicy.NEWEST, ours.base(), ours.text(), ours.changedAt(), theirs, at)) {
            case AGREED -> Optional.of(ours.agreed(theirs, ours.changedAt()));
            case TAKE -> Optional.of(ours.agreed(theirs, at));
            case PUSH -> ours.syncState() == SyncState.REFUSED ? Optional.empty() : Optional.of(ours.pending(theirs));
        };
    }

    private static Text text(Told told) {
        return new Text(
                shortened(told.detail().remark(), LONGEST_REMARK),
                shortened(told.detail().description(), LONGEST_DESCRIPTION));
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
