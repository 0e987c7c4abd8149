package io.guidepost.domain.profile;

import io.guidepost.domain.profile.Profiles.Consent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the member sees of himself.
 *
 * @param phone masked
 * @param version of the nickname, for the next change of it
 */
public record Profile(
        long memberId,
        String nickname,
        boolean hasAvatar,
        Optional<String> phone,
        Optional<Instant> phoneVerifiedAt,
        Instant registeredAt,
        List<Consent> consents,
        int version) {}
