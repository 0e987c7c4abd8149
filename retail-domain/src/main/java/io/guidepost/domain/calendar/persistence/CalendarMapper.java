package io.guidepost.domain.calendar.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CalendarMapper {

    @Select("SELECT on_date FROM calendar_holiday WHERE on_date BETWEEN #{from} AND #{through}")
    List<LocalDate> holidays(LocalDate from, LocalDate through);

    @Select("SELECT on_date, name FROM calendar_holiday WHERE on_date >= #{from} ORDER BY on_date LIMIT #{limit}")
    List<HolidayRow> holidaysFrom(LocalDate from, int limit);

    @Insert(
            """
            INSERT INTO calendar_holiday (on_date, name, created_by, created_at) VALUES (#{on}, #{name}, #{adminId}, #{at})
            ON DUPLICATE KEY UPDATE name = #{name}
            """)
    int keepHoliday(LocalDate on, String name, long adminId, Instant at);

    @Delete("DELETE FROM calendar_holiday WHERE on_date = #{on}")
    int remove(LocalDate on);

    @Select("SELECT slot_from_minute, slot_until_minute FROM calendar_store WHERE store_id = #{storeId}")
    SlotRow slot(long storeId);

    @Insert(
            """
            INSERT INTO calendar_store (store_id, slot_from_minute, slot_until_minute, changed_by, changed_at)
            VALUES (#{storeId}, #{slot.slotFromMinute}, #{slot.slotUntilMinute}, #{adminId}, #{at})
            ON DUPLICATE KEY UPDATE slot_from_minute = #{slot.slotFromMinute},
                slot_until_minute = #{slot.slotUntilMinute}, changed_by = #{adminId}, changed_at = #{at}
            """)
    int keepSlot(long storeId, SlotRow slot, long adminId, Instant at);

    record HolidayRow(LocalDate onDate, String name) {}

    record SlotRow(int slotFromMinute, int slotUntilMinute) {}
}
