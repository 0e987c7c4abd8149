package io.guidepost.domain.moment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * WeCom's customer moments. WeCom makes a corporate moment in the background and knows no number of ours for it: after
 * {@link io.guidepost.domain.GatewayUnclear} look for it with {@link #find} first. Nothing is published before a guide
 * confirms it in WeCom, and nobody calls back.
 */
public interface MomentFeed {

    int MOST_GUIDES = 100_000;

    /** Asks for a moment that each of at most {@link #MOST_GUIDES} guides can publish; answers the number of WeCom's job. */
    String order(MomentOrder order);

    /** What became of a job; WeCom forgets it after 24 hours, which is {@link Making.Forgotten}. */
    Making making(String jobid);

    /** The corporate moment made since then with this content and for the first of these guides, if WeCom has one. */
    Optional<String> find(MomentOrder order, Instant since);

    /** Who has published: one page; an empty {@code nextCursor} is the end. */
    PublicationPage publications(String momentId, String cursor);

    /** Nobody can publish it any more; what is published stays. */
    void cancel(String momentId);

    /** What this guide published by himself in that time (at most 30 days): one page of at most 20. */
    PersonalPage personal(String userid, Instant from, Instant until, String cursor);

    record MomentOrder(List<String> userids, MomentContent content) {}

    sealed interface Making {

        record Running() implements Making {}

        /** @param refused userids for whom WeCom has not made it */
        record Made(String momentId, List<String> refused) implements Making {}

        record Refused(String code) implements Making {}

        record Forgotten() implements Making {}
    }

    record PublicationPage(List<Publication> publications, String nextCursor) {}

    record Publication(String userid, boolean isPublished) {}

    record PersonalPage(List<Personal> moments, String nextCursor) {}

    record Personal(String momentId, Instant publishedAt, MomentContent content) {}
}
