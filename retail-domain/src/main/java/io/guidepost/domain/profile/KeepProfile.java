package io.guidepost.domain.profile;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.access.AccessLog;
import io.guidepost.domain.access.AccessLog.Action;
import io.guidepost.domain.access.AccessLog.Actor;
import io.guidepost.domain.asset.Asset;
import io.guidepost.domain.asset.Assets;
import io.guidepost.domain.asset.FileKind;
import io.guidepost.domain.asset.KeepFile;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.fatigue.OptOuts;
import io.guidepost.domain.identity.Evidence;
import io.guidepost.domain.identity.IdentityKind;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.privacy.Masked;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.profile.PhoneNumbers.PhoneNumber;
import io.guidepost.domain.profile.Profiles.Consent;
import io.guidepost.domain.profile.Profiles.Stored;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.RecogniseShopper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * A member's own data. All of it is optional: whoever tells nothing can do everything in the shop. The phone number is
 * sealed, found by a keyed digest, and shown masked.
 */
@Service
public class KeepProfile {

    private static final String BAD_CODE = "40029";
    private static final String TOO_OFTEN = "45011";
    private static final long SECONDS_OF_REST = 60;
    private static final Stored EMPTY = new Stored("", null, 0);

    private final Profiles profiles;
    private final PhoneNumbers phoneNumbers;
    private final KeepFile keepFile;
    private final Assets assets;
    private final OneShopper oneShopper;
    private final AccessLog accessLog;
    private final Evidence evidence;
    private final OptOuts optOuts;
    private final RecogniseShopper recognise;
    private final Seals seals;
    private final BlindIndexes indexes;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    KeepProfile(
            Profiles profiles,
            PhoneNumbers phoneNumbers,
            KeepFile keepFile,
            Assets assets,
            OneShopper oneShopper,
            AccessLog accessLog,
            Evidence evidence,
            OptOuts optOuts,
            RecogniseShopper recognise,
            Seals seals,
            BlindIndexes indexes,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.profiles = profiles;
        this.phoneNumbers = phoneNumbers;
        this.keepFile = keepFile;
        this.assets = assets;
        this.oneShopper = oneShopper;
        this.accessLog = accessLog;
        this.evidence = evidence;
        this.optOuts = optOuts;
        this.recognise = recognise;
        this.seals = seals;
        this.indexes = indexes;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    public Profile look(long memberId) {
        var records = oneShopper.recordsOf(memberId);
        var own = profiles.find(memberId);
        var stored = own.or(() -> records.stream()
                        .flatMap(record -> profiles.find(record).stream())
                        .findFirst())
                .orElse(EMPTY);
        var phone = records.stream()
                .flatMap(record -> profiles.phone(record).stream())
                .max(Comparator.comparing(Profiles.SealedPhone::verifiedAt));
        return new Profile(
                memberId,
                stored.nickname(),
                stored.avatarId() != null,
                phone.map(kept -> Masked.phone(opened(kept))),
                phone.map(Profiles.SealedPhone::verifiedAt),
                profiles.registeredAt(memberId),
                consents(records),
                own.map(Stored::version).orElse(0));
    }

    /** Masked, by member; of each record its own number. */
    public Map<Long, String> maskedPhones(Collection<Long> memberIds) {
        return memberIds.isEmpty()
                ? Map.of()
                : profiles.phones(memberIds).stream()
                        .collect(Collectors.toMap(Profiles.SealedPhone::memberId, kept -> Masked.phone(opened(kept))));
    }

    /** The number itself, for those who have given a reason and are written down. */
    public Optional<String> phone(long memberId) {
        return profiles.phones(oneShopper.recordsOf(memberId)).stream()
                .max(Comparator.comparing(Profiles.SealedPhone::verifiedAt))
                .map(this::opened);
    }

    private String opened(Profiles.SealedPhone kept) {
        return seals.open(phonePlace(kept.memberId()), kept.phoneSealed());
    }

    /** @param version the one that was seen; 0 before the first change */
    public Profile rename(long memberId, String nickname, int version) {
        transaction.run(() -> {
            note(memberId, "nickname");
            profiles.begin(memberId, now());
            if (!profiles.rename(memberId, nickname.strip(), version, now())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "version_conflict",
                        new Words("资料已在别处修改，请刷新后重试", "The profile was changed elsewhere; read it again and retry"));
            }
        });
        return look(memberId);
    }

    /** Blocking work with disk or store; the picture is judged by its bytes. */
    public Profile show(long memberId, Path picture, Optional<String> mediaType) {
        var asset = keepFile.keep(picture, FileKind.IMAGE, mediaType, memberId);
        transaction.run(() -> {
            note(memberId, "avatar");
            profiles.begin(memberId, now());
            profiles.show(memberId, asset.id(), now());
        });
        return look(memberId);
    }

    public void hide(long memberId) {
        transaction.run(() -> {
            note(memberId, "avatar");
            profiles.show(memberId, null, now());
        });
    }

    public Optional<Asset> avatar(long memberId) {
        return oneShopper.recordsOf(memberId).stream()
                .flatMap(record -> profiles.find(record).stream())
                .flatMap(stored -> Optional.ofNullable(stored.avatarId()).stream())
                .findFirst()
                .flatMap(assets::find);
    }

    /** Asks WeChat first and writes afterwards; refused with {@code bad_phone_code} when the code is not good. */
    public Profile tellPhone(long memberId, String code) {
        seals.requireKeys();
        var phone = exchange(code).written();
        var sealed = seals.seal(phonePlace(memberId), phone);
        long standing = transaction.call(() -> {
            note(memberId, "phone");
            profiles.savePhone(memberId, sealed, indexes.ofPhone(phone), now());
            // A till may know the same number.
            return recognise.regroup(memberId);
        });
        return look(standing);
    }

    public void forgetPhone(long memberId) {
        transaction.run(() -> {
            note(memberId, "phone");
            for (long record : oneShopper.recordsOf(memberId)) {
                profiles.removePhone(record);
            }
            recognise.regroup(memberId);
        });
    }

    /** Agreeing again to the same changes nothing; each change is kept, with its time and where it was said. */
    public void consent(long memberId, Purpose purpose, String version, boolean isAgreed) {
        transaction.run(() -> {
            if (keep(memberId, new Consent(purpose, version, isAgreed, now(), ConsentChannel.MINI_PROGRAM))) {
                note(memberId, "consent");
            }
        });
    }

    /** What the member said to a store or on the telephone; an administrator writes it down. */
    public void consentTold(
            long memberId, Purpose purpose, String version, boolean isAgreed, ConsentChannel channel, long adminId) {
        transaction.run(() -> {
            if (keep(memberId, new Consent(purpose, version, isAgreed, now(), channel))) {
                accessLog.add(memberId, Actor.admin(adminId), Action.CHANGED, "consent");
            }
        });
    }

    /** Everything the shopper ever agreed to or withdrew, the latest first. */
    public List<Consent> consentHistory(long memberId) {
        return profiles.consentHistory(oneShopper.recordsOf(memberId));
    }

    private boolean keep(long memberId, Consent consent) {
        boolean isKnown = consents(oneShopper.recordsOf(memberId)).stream()
                .anyMatch(known -> known.purpose() == consent.purpose()
                        && known.version().equals(consent.version())
                        && known.isAgreed() == consent.isAgreed());
        if (isKnown) {
            return false;
        }
        profiles.addConsent(ids.next(), memberId, consent);
        if (consent.purpose() == Purpose.MARKETING) {
            tellSenders(memberId, consent);
        }
        return true;
    }

    /** Guides' messages are held back by WeCom's name of the customer, as late as they are sent (C8). */
    private void tellSenders(long memberId, Consent consent) {
        var customers = evidence.named(List.of(memberId)).stream()
                .filter(named -> named.kind() == IdentityKind.EXTERNAL_USERID)
                .map(Evidence.Named::value)
                .toList();
        if (customers.isEmpty()) {
            return;
        }
        if (consent.isAgreed()) {
            optOuts.optIn(customers);
        } else {
            optOuts.optOut(customers, OptOuts.Source.CUSTOMER, consent.happenedAt());
        }
    }

    private void note(long memberId, String what) {
        accessLog.add(memberId, Actor.member(memberId), Action.CHANGED, what);
    }

    /** Of each purpose the latest that the shopper said under any of his records. */
    private List<Consent> consents(List<Long> records) {
        return records.stream()
                .flatMap(record -> profiles.consents(record).stream())
                .collect(Collectors.toMap(
                        Consent::purpose,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Consent::happenedAt)),
                        () -> new EnumMap<>(Purpose.class)))
                .values()
                .stream()
                .toList();
    }

    private PhoneNumber exchange(String code) {
        try {
            return phoneNumbers.exchange(code);
        } catch (GatewayRejected rejected) {
            throw switch (rejected.code()) {
                case BAD_CODE ->
                    new Refusal(
                            Refusal.Kind.REFUSED,
                            "bad_phone_code",
                            new Words(
                                    "手机号凭证无效或已使用，请重新授权",
                                    "The code for the phone number is not valid or was used before; please allow it again"));
                case TOO_OFTEN ->
                    new Refusal(
                            Refusal.Kind.TOO_MANY,
                            "phone_too_often",
                            new Words("获取手机号过于频繁，请一分钟后再试", "Asked too often; please try again in a minute"),
                            Map.of("retryAfterSeconds", SECONDS_OF_REST));
                default -> unavailable();
            };
        } catch (GatewayUnclear unclear) {
            throw unavailable();
        }
    }

    private static Refusal unavailable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "wechat_unavailable",
                new Words("微信服务暂时不可用，请稍后再试", "WeChat cannot be reached at the moment; try again shortly"));
    }

    private static Seals.Place phonePlace(long memberId) {
        return new Seals.Place("profile_phone", "phone_sealed", memberId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
