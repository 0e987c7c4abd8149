package io.guidepost.domain.fraud;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.privacy.BlindIndexes;
import java.time.Clock;
import org.springframework.stereotype.Service;

/**
 * Takes note of by what a guide is known as a person, so that his own purchases are recognized even if he has never signed in.
 * A phone number is kept as its digest only.
 */
@Service
public class KnowGuide {

    private final Suspicions suspicions;
    private final Roster roster;
    private final BlindIndexes indexes;
    private final TransactionRetry transactions;
    private final Clock clock;

    KnowGuide(Suspicions suspicions, Roster roster, BlindIndexes indexes, TransactionRetry transactions, Clock clock) {
        this.suspicions = suspicions;
        this.roster = roster;
        this.indexes = indexes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** By what a person is known. */
    public enum Kind {
        OPENID,
        UNIONID,
        EXTERNAL_USERID,
        PHONE
    }

    public void by(long guideId, Kind kind, String value, long adminId) {
        if (kind == Kind.PHONE && !indexes.hasKey()) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "privacy_keys_missing",
                    new Words("未配置个人信息密钥", "No key for personal data is configured"));
        }
        roster.guide(guideId).orElseThrow(() -> Refusal.notFound("导购", "guide"));
        var kept = kind == Kind.PHONE ? indexes.ofPhone(value) : value;
        transactions.run(() -> suspicions.know(guideId, kind.name(), kept, adminId, clock.instant()));
    }
}
