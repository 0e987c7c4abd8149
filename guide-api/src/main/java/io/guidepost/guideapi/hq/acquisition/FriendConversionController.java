package io.guidepost.guideapi.hq.acquisition;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.conversion.Conversions;
import io.guidepost.domain.conversion.Conversions.Figures;
import io.guidepost.domain.conversion.Conversions.Grouping;
import io.guidepost.domain.conversion.Conversions.Question;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Store;
import io.guidepost.guideapi.Days;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How many buyers become friends (S2-16); a region manager sees the sales of the region. */
@RestController
@RequestMapping("/api/admin/v1/friend-conversion")
@Tag(name = "成交转好友 Buyers who become friends")
class FriendConversionController {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int MOST_DAYS = 90;

    private final Conversions conversions;
    private final Roster roster;
    private final Clock clock;
    private final Offload offload;

    FriendConversionController(Conversions conversions, Roster roster, Clock clock, Offload offload) {
        this.conversions = conversions;
        this.roster = roster;
        this.clock = clock;
        this.offload = offload;
    }

    @GetMapping
    @Operation(
            summary = "成交转好友率 Buyers who became friends, by guide, store, region or day",
            description =
                    "rateBp = befriended / buyers. buyers: people with an order paid on these days (Asia/Shanghai, both"
                            + " included; the last 30 where nothing is given), by the order's credited guide, store and region, each"
                            + " person once in a group. befriended: those of them who were nobody's friend at their first payment and"
                            + " became a friend of one of our guides within withinDays (7) after it. alreadyFriends are in the"
                            + " denominator of rateBp and not in that of strangersRateBp. New are people first seen within these days,"
                            + " existing the rest. asOf leaves out what happened later. total counts each person once, so it is not"
                            + " the sum of the groups. Rates are absent where there is no buyer.")
    Mono<FriendConversionView> show(
            SignedInAdmin admin,
            @RequestParam Grouping groupBy,
            @RequestParam Optional<String> from,
            @RequestParam Optional<String> to,
            @RequestParam Optional<Instant> asOf,
            @RequestParam Optional<Long> storeId,
            @RequestParam Optional<Long> guideId,
            @RequestParam(defaultValue = "7") int withinDays,
            PageRequest page) {
        if (withinDays < 1 || withinDays > MOST_DAYS) {
            throw new Refusal(
                    Refusal.Kind.MALFORMED,
                    "invalid_parameter",
                    new Words("withinDays 须为 1 到 90", "withinDays is 1 to 90"),
                    Map.of("field", "withinDays"));
        }
        var days = Days.of(from, to, clock);
        var now = clock.instant();
        var question = new Question(
                days.from().atStartOfDay(ZONE).toInstant(),
                days.to().plusDays(1).atStartOfDay(ZONE).toInstant(),
                asOf.filter(then -> then.isBefore(now)).orElse(now),
                withinDays,
                admin.sight(),
                storeId,
                guideId);
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(
                () -> view(question, groupBy, conversions.by(question, groupBy, after, page.fetch()), page));
    }

    private FriendConversionView view(Question question, Grouping groupBy, List<Figures> found, PageRequest page) {
        boolean isMore = found.size() > page.limit();
        var shown = isMore ? found.subList(0, page.limit()) : found;
        var names = names(groupBy, shown.stream().map(Figures::key).toList());
        return new FriendConversionView(
                question.asOf(),
                question.withinDays(),
                ConversionFigures.of(conversions.total(question)),
                shown.stream()
                        .map(row -> ConversionGroup.of(groupBy, row, names.get(row.key())))
                        .toList(),
                isMore ? Cursor.of(shown.get(shown.size() - 1).key()).encoded() : null);
    }

    private Map<Long, String> names(Grouping groupBy, List<Long> keys) {
        return switch (groupBy) {
            case GUIDE -> roster.guides(keys).stream().collect(Collectors.toMap(Guide::id, Guide::name));
            case STORE -> roster.stores(keys).stream().collect(Collectors.toMap(Store::id, Store::name));
            case REGION -> roster.regions().stream().collect(Collectors.toMap(Region::id, Region::name));
            case DAY ->
                keys.stream().collect(Collectors.toMap(key -> key, key -> LocalDate.ofEpochDay(key)
                        .toString()));
        };
    }

    record FriendConversionView(
            Instant asOf, int withinDays, ConversionFigures total, List<ConversionGroup> items, String nextCursor) {}

    record ConversionFigures(
            long buyers,
            long alreadyFriends,
            long befriended,
            Integer rateBp,
            Integer strangersRateBp,
            long newBuyers,
            long newBefriended,
            Integer newRateBp,
            Integer existingRateBp) {

        static ConversionFigures of(Figures figures) {
            return new ConversionFigures(
                    figures.buyers(),
                    figures.alreadyFriends(),
                    figures.befriended(),
                    figures.rateBp().orElse(null),
                    figures.strangersRateBp().orElse(null),
                    figures.newBuyers(),
                    figures.newBefriended(),
                    figures.newRateBp().orElse(null),
                    figures.existingRateBp().orElse(null));
        }
    }

    /** @param id of the guide, store or region; of a day its date */
    record ConversionGroup(String id, String name, ConversionFigures figures) {

        static ConversionGroup of(Grouping groupBy, Figures figures, String name) {
            return new ConversionGroup(
                    groupBy == Grouping.DAY ? name : Long.toString(figures.key()), name, ConversionFigures.of(figures));
        }
    }
}
