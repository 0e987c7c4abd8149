package io.guidepost.domain.welcome;

import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All welcome templates. */
public interface WelcomeTemplates {

    void add(WelcomeTemplate template);

    Optional<WelcomeTemplate> find(long templateId);

    /** By id, the newest first, before the given one. */
    List<WelcomeTemplate> list(Filter filter, long beforeId, int limit);

    /** False when it is no longer a draft of this version. */
    boolean rewrite(long templateId, int version, String body, String cardTitle);

    /** Retires what was in force in its place, and puts it in force; false when it is no longer a draft of this version. */
    boolean approve(WelcomeTemplate template, long adminId, Instant at);

    boolean reject(WelcomeTemplate template, long adminId, Instant at);

    /** False when it is not in force. */
    boolean retire(long templateId, Instant at);

    /** Those in force that could be meant for this channel and store; at most four. */
    List<WelcomeTemplate> inForce(Optional<LeadChannel> channel, long storeId);

    /** Empty for all; {@code region} is the region somebody is kept to, with all within it. */
    record Filter(Sight sight, Optional<Long> storeId, Optional<WelcomeTemplate.Status> status) {}
}
