package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a guide a level from some moment on, never for the past: orders that were placed keep the level of their day
 * (B6).
 */
@Service
public class GradeGuide {

    private static final int MOST = 200;

    private final Guides guides;
    private final GuideLevels levels;
    private final Clock clock;

    GradeGuide(Guides guides, GuideLevels levels, Clock clock) {
        this.guides = guides;
        this.levels = levels;
        this.clock = clock;
    }

    /**
     * The level before ends at that moment.
     *
     * @param level 0 takes the level away
     * @param from empty for now
     */
    @Transactional
    public GuideLevel set(long guideId, int level, Optional<Instant> from, long adminId) {
        guides.lock(guideId).orElseThrow(GradeGuide::noSuchGuide);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var start = from.map(at -> at.truncatedTo(ChronoUnit.MILLIS)).orElse(now);
        if (start.isBefore(now)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "level_not_retroactive",
                    new Words("等级不能追溯生效,生效时间须不早于现在", "A level begins now or later: what was sold keeps its level"));
        }
        var last = levels.history(guideId, 1).stream().findFirst();
        if (last.isPresent() && !last.get().from().isBefore(start)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "level_scheduled_later",
                    new Words(
                            "该导购自 %s 起已定为 %d 级"
                                    .formatted(last.get().from(), last.get().level()),
                            "This guide is to have level %d from %s on"
                                    .formatted(last.get().level(), last.get().from())),
                    Map.of("effectiveFrom", last.get().from().toString()));
        }
        last.filter(before -> before.until().isEmpty()).ifPresent(before -> levels.end(guideId, before.from(), start));
        var set = new GuideLevel(guideId, level, start, Optional.empty(), adminId, now);
        levels.add(set);
        return set;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<GuideLevel> history(long guideId) {
        return levels.history(guideId, MOST);
    }

    private static Refusal noSuchGuide() {
        return Refusal.notFound("导购", "guide");
    }
}
