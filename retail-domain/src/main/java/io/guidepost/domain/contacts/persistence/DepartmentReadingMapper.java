package io.guidepost.domain.contacts.persistence;

import io.guidepost.domain.contacts.DepartmentReading;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface DepartmentReadingMapper {

    @Select("SELECT department_id, kind FROM contacts_reading")
    List<ReadingRow> all();

    @Insert(
            """
            INSERT INTO contacts_reading (department_id, kind, set_by, set_at)
            VALUES (#{departmentId}, #{kind}, #{adminId}, #{at})
            ON DUPLICATE KEY UPDATE kind = VALUES(kind), set_by = VALUES(set_by), set_at = VALUES(set_at)
            """)
    void set(
            @Param("departmentId") long departmentId,
            @Param("kind") DepartmentReading kind,
            @Param("adminId") long adminId,
            @Param("at") Instant at);

    @Delete("DELETE FROM contacts_reading WHERE department_id = #{departmentId}")
    void remove(long departmentId);

    record ReadingRow(long departmentId, DepartmentReading kind) {}
}
