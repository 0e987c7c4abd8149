package io.guidepost.domain.remark;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Guides;
import io.guidepost.domain.outbox.Outbox;
import io.guidepost.domain.remark.Remark.Text;
import io.guidepost.domain.shopper.Friends;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** A guide writes about his customer beside the chat; WeCom is told after the commit. */
@Service
public class WriteRemark {

    private static final int LONGEST_REMARK = 20;
    private static final int LONGEST_DESCRIPTION = 150;

    private final Remarks remarks;
    private final Friends friends;
    private final Guides guides;
    private final Outbox outbox;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    WriteRemark(
            Remarks remarks,
            Friends friends,
            Guides guides,
            Outbox outbox,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.remarks = remarks;
        this.friends = friends;
        this.guides = guides;
        this.outbox = outbox;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Not found unless the customer is this guide's friend now. */
    public Remark read(long guideId, String externalUserid) {
        if (friends.livingAmong(List.of(guideId), List.of(externalUserid)).isEmpty()) {
            throw Refusal.notFound("客户", "customer");
        }
        return remarks.find(guideId, externalUserid)
                .orElseGet(() -> Remark.none(guideId, externalUserid, clock.instant()));
    }

    /** Refused with {@code remark_too_long} beyond WeCom's 20 and 150 characters. */
    public Remark write(long guideId, String externalUserid, Text text) {
        if (text.remark().length() > LONGEST_REMARK || text.description().length() > LONGEST_DESCRIPTION) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "remark_too_long",
                    new Words("备注最多20字，描述最多150字", "A remark has at most 20 characters, a description 150"));
        }
        transaction.run(() -> {
            guides.lock(guideId);
            var before = read(guideId, externalUserid);
            if (!before.text().equals(text)) {
                remarks.save(List.of(before.written(text, clock.instant())));
                outbox.add(
                        MirrorRemarks.TOPIC,
                        Long.toString(ids.next()),
                        new MirrorRemarks.RemarkWritten(guideId, externalUserid));
            }
        });
        return read(guideId, externalUserid);
    }
}
