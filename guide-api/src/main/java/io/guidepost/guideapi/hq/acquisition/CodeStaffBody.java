package io.guidepost.guideapi.hq.acquisition;

import io.guidepost.domain.acquisition.CodeStaff;
import io.guidepost.domain.acquisition.CodeStaff.Shift;
import io.guidepost.domain.acquisition.MakeCode.Settings;
import io.guidepost.webedge.json.Id;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** @param shifts absent for any time; a part-timer has some */
record CodeStaffBody(
        @NotNull Id guideId,
        Boolean backup,
        @Min(1) @Max(10000) Integer capADay,
        @Size(max = 50) List<@NotNull @Valid ShiftBody> shifts) {

    private static final int DAY = 1440;

    /** Times of Asia/Shanghai; {@code 24:00} is the end of the day. */
    record ShiftBody(
            @NotNull DayOfWeek day,
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") String fromTime,
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d|24:00") String untilTime) {

        private Shift toShift() {
            return new Shift(day, minute(fromTime), minute(untilTime));
        }

        private static ShiftBody of(Shift shift) {
            return new ShiftBody(shift.day(), time(shift.fromMinute()), time(shift.untilMinute()));
        }

        private static int minute(String time) {
            return time.equals("24:00") ? DAY : LocalTime.parse(time).toSecondOfDay() / 60;
        }

        private static String time(int minute) {
            return "%02d:%02d".formatted(minute / 60, minute % 60);
        }
    }

    static CodeStaffBody of(CodeStaff staff) {
        return new CodeStaffBody(
                new Id(staff.guideId()),
                staff.isBackup(),
                staff.capADay().orElse(null),
                staff.shifts().stream().map(ShiftBody::of).toList());
    }

    /** Customers are let in without being asked, and the store's people are on it, unless somebody says otherwise. */
    static Settings settings(
            String name, Boolean skipVerify, Boolean staffedByStore, Integer capADay, List<CodeStaffBody> staff) {
        var named = staff == null ? List.<CodeStaffBody>of() : staff;
        return new Settings(
                name.strip(),
                skipVerify == null || skipVerify,
                staffedByStore == null ? named.isEmpty() : staffedByStore,
                Optional.ofNullable(capADay),
                named.stream().map(CodeStaffBody::toStaff).toList());
    }

    private CodeStaff toStaff() {
        return new CodeStaff(
                guideId.value(),
                backup != null && backup,
                Optional.ofNullable(capADay),
                shifts == null
                        ? List.of()
                        : shifts.stream().map(ShiftBody::toShift).toList());
    }
}
