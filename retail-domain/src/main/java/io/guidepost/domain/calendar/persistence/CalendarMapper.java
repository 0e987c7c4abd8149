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

    @Select(
            """
            SELECT store_id, opens_minute, closes_minute, slot_from_minute, slot_until_minute
            FROM calendar_store WHERE store_id = #{storeId}
            """)
    StoreRow store(long storeId);

    @Insert(
            """
            INSERT INTO calendar_store (store_id, opens_minute, closes_minute, slot_from_minute, slot_until_minute,
                changed_by, changed_at)
            VALUES (#{row.storeId}, #{row.opensMinute}, #{row.closesMinute}, #{row.slotFromMinute}, #{row.slotUntilMinute},
                #{adminId}, #{at})
            ON DUPLICATE KEY UPDATE opens_minute = #{row.opensMinute}, closes_minute = #{row.closesMinute},
                slot_from_minute = #{row.slotFromMinute}, slot_until_minute = #{row.slotUntilMinute},
                changed_by = #{adminId}, changed_at = #{at}
            """)
    int keepStore(StoreRow row, long adminId, Instant at);

    record HolidayRow(LocalDate onDate, String name) {}

    record StoreRow(long storeId, int opensMinute, int closesMinute, int slotFromMinute, int slotUntilMinute) {}
}
