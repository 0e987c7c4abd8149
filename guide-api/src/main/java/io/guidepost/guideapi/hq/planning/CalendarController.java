package io.guidepost.guideapi.hq.planning;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.calendar.CalendarRules;
import io.guidepost.domain.calendar.Calendars;
import io.guidepost.domain.calendar.KeepStoreTimes;
import io.guidepost.domain.calendar.KeepStoreTimes.StoreTimes;
import io.guidepost.domain.calendar.Window;
import io.guidepost.domain.organization.OpeningHours.Span;
import io.guidepost.domain.organization.Roster;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Days and hours at which tasks go out. */
@RestController
@RequestMapping("/api/admin/v1")
@Tag(name = "派发日历 Dispatch calendar")
class CalendarController {

    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d|24:00";

    private final Calendars calendars;
    private final KeepStoreTimes storeTimes;
    private final Roster roster;
    private final Offload offload;
    private final Clock clock;

    CalendarController(Calendars calendars, KeepStoreTimes storeTimes, Roster roster, Offload offload, Clock clock) {
        this.calendars = calendars;
        this.storeTimes = storeTimes;
        this.roster = roster;
        this.offload = offload;
        this.clock = clock;
    }

    @GetMapping("/holidays")
    @Operation(summary = "节假日 Holidays from today on; what falls on one goes out on the next day that is none")
    Mono<Page<HolidayView>> holidays(SignedInAdmin admin, @RequestParam(required = false) LocalDate from) {
        return offload.call(() -> new Page<>(
                calendars.holidaysFrom(from == null ? CalendarRules.day(clock.instant()) : from, 200).stream()
                        .map(holiday -> new HolidayView(holiday.on(), holiday.name()))
                        .toList(),
                null));
    }

    @PutMapping("/holidays/{on}")
    @Operation(summary = "设定节假日 Make a day a holiday")
    Mono<HolidayView> keep(SignedInAdmin admin, @PathVariable LocalDate on, @Valid @RequestBody HolidayName body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            calendars.keep(new Calendars.Holiday(on, body.name()), admin.adminId(), clock.instant());
            return new HolidayView(on, body.name());
        });
    }

    @DeleteMapping("/holidays/{on}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "取消节假日 Make it an ordinary day again")
    Mono<Void> remove(SignedInAdmin admin, @PathVariable LocalDate on) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            if (!calendars.remove(on)) {
                throw Refusal.notFound("节假日", "holiday");
            }
            return null;
        });
    }

    @GetMapping("/stores/{id}/hours")
    @Operation(
            summary = "门店营业与低峰时段 A store's hours and its quiet ones",
            description =
                    "days are the hours that shoppers see; opens and closes are there when they are the same every day.")
    Mono<StoreTimesView> hours(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> Optional.of(storeTimes.of(id.value()))
                .filter(times -> times.hours().isKnown() || times.offPeak().isPresent())
                .map(StoreTimesView::of)
                .orElseThrow(() -> Refusal.notFound("营业时间", "hours of that store")));
    }

    @PutMapping("/stores/{id}/hours")
    @Operation(
            summary = "设定门店营业与低峰时段 Set a store's hours, the same for every day, and its quiet ones",
            description = "Guides are told of new tasks within the store's hours, and of tasks with offPeak within the"
                    + " quiet ones. Times are those of Asia/Shanghai, 24:00 is the end of the day. Hours that differ by day of the"
                    + " week are set with the store's detail; they are the same hours.")
    Mono<StoreTimesView> keep(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody StoreHours body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            roster.store(id.value()).orElseThrow(() -> Refusal.notFound("门店", "store"));
            return StoreTimesView.of(storeTimes.keep(id.value(), body.everyDay(), body.offPeak(), admin.adminId()));
        });
    }

    record HolidayName(@NotBlank @Size(max = 64) String name) {}

    record HolidayView(LocalDate on, String name) {}

    record StoreHours(
            @NotNull @Pattern(regexp = TIME) String opens,
            @NotNull @Pattern(regexp = TIME) String closes,
            @NotNull @Pattern(regexp = TIME) String offPeakFrom,
            @NotNull @Pattern(regexp = TIME) String offPeakUntil) {

        Span everyDay() {
            return Span.of(opens, closes);
        }

        Window offPeak() {
            if (offPeakFrom.compareTo(offPeakUntil) >= 0) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "store_hours",
                        new Words("低峰时段须在营业时间内", "The quiet hours lie within the store's hours"));
            }
            return Window.of(offPeakFrom, offPeakUntil);
        }
    }

    record StoreTimesView(String opens, String closes, String offPeakFrom, String offPeakUntil, List<OpenDay> days) {

        record OpenDay(DayOfWeek day, String opensAt, String closesAt) {}

        static StoreTimesView of(StoreTimes times) {
            var everyDay = times.hours().everyDay();
            return new StoreTimesView(
                    everyDay.map(Span::opensAt).orElse(null),
                    everyDay.map(Span::closesAt).orElse(null),
                    times.offPeak().map(slot -> text(slot.fromMinute())).orElse(null),
                    times.offPeak().map(slot -> text(slot.untilMinute())).orElse(null),
                    times.hours().days().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(day -> new OpenDay(
                                    day.getKey(),
                                    day.getValue().opensAt(),
                                    day.getValue().closesAt()))
                            .toList());
        }

        private static String text(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }
}
