package io.guidepost.domain.profile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Profiles, phone numbers and consents. */
public interface Profiles {

    /** @param avatarId null without a picture */
    record Stored(String nickname, Long avatarId, int version) {}

    /** @param memberId the record it is sealed to */
    record SealedPhone(long memberId, byte[] phoneSealed, Instant verifiedAt) {}

    record Consent(Purpose purpose, String version, boolean isAgreed, Instant happenedAt, ConsentChannel channel) {}

    Optional<Stored> find(long memberId);

    Instant registeredAt(long memberId);

    /** Makes an empty profile where there is none. */
    void begin(long memberId, Instant at);

    /** False when the profile has another version by now. */
    boolean rename(long memberId, String nickname, int version, Instant at);

    /** Null takes the picture away. */
    void show(long memberId, Long avatarId, Instant at);

    /** Whether the picture is anybody's, or stands in the material library. */
    boolean isUsedElsewhere(long avatarId);

    Optional<SealedPhone> phone(long memberId);

    List<SealedPhone> phones(Collection<Long> memberIds);

    void savePhone(long memberId, byte[] sealed, String index, Instant verifiedAt);

    void removePhone(long memberId);

    /** Of members who have none yet, many at once. */
    void addProfiles(Collection<NewProfile> profiles, Instant at);

    record NewProfile(long memberId, String nickname) {}

    /** Numbers that nobody has verified, many at once; they take the place of what was told likewise, and of nothing else. */
    void addToldPhones(Collection<ToldPhone> phones, Instant at);

    record ToldPhone(long memberId, byte[] sealed, String index) {}

    /** Many at once. */
    void addConsents(Collection<NewConsent> consents);

    record NewConsent(long id, long memberId, Consent consent) {}

    /** Under which records these numbers lie; a record may be part of somebody by now. */
    List<PhoneHolder> holdersOf(Collection<String> phoneIndexes);

    record PhoneHolder(String phoneIndex, long memberId) {}

    void addConsent(long id, long memberId, Consent consent);

    /** The latest of each purpose. */
    List<Consent> consents(long memberId);

    /** All that was agreed to and withdrawn under these records, the latest first; at most 200. */
    List<Consent> consentHistory(Collection<Long> memberIds);

    /** Pictures of these members. */
    List<Long> avatarsOf(Collection<Long> memberIds);

    void remove(Collection<Long> memberIds);
}
