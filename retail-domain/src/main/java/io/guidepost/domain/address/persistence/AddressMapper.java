package io.guidepost.domain.address.persistence;

import io.guidepost.domain.address.AddressEntries.Row;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AddressMapper {

    String COLUMNS =
            "SELECT id, member_id, region_code, entry_sealed, is_default, updated_at, version FROM address_entry ";

    @Insert(
            """
            INSERT INTO address_entry (id, member_id, region_code, entry_sealed, is_default, created_at, updated_at)
            VALUES (#{row.id}, #{row.memberId}, #{row.regionCode}, #{row.entrySealed}, #{row.isDefault}, #{at}, #{at})
            """)
    void insert(Row row, Instant at);

    @Update(
            """
            UPDATE address_entry
            SET region_code = #{row.regionCode}, entry_sealed = #{row.entrySealed}, is_default = #{row.isDefault},
                updated_at = #{at}, version = version + 1
            WHERE id = #{row.id} AND member_id = #{row.memberId} AND version = #{row.version}
            """)
    int save(Row row, Instant at);

    @Delete("DELETE FROM address_entry WHERE id = #{id} AND member_id = #{memberId}")
    int remove(long memberId, long id);

    @Select(COLUMNS + "WHERE id = #{id} AND member_id = #{memberId}")
    Row find(long memberId, long id);

    @Select(COLUMNS + "WHERE member_id = #{memberId} ORDER BY is_default DESC, updated_at DESC, id DESC LIMIT 100")
    List<Row> of(long memberId);

    /** The member's own row stands for all his entries, the first of which is not there to be locked. */
    @Select("SELECT id FROM shopper_member WHERE id = #{memberId} FOR UPDATE")
    Long lock(long memberId);

    @Select("SELECT COUNT(*) FROM address_entry WHERE member_id = #{memberId}")
    int count(long memberId);

    @Update("UPDATE address_entry SET is_default = FALSE WHERE member_id = #{memberId} AND is_default")
    void noDefault(long memberId);

    @Select("SELECT COUNT(*) FROM address_entry WHERE default_member = #{memberId}")
    int countDefaults(long memberId);

    /** What came from an earlier merger keeps the record it came from, so that both can be undone one after the other. */
    @Update(
            """
            UPDATE address_entry
            SET was_default = CASE WHEN merged_from IS NULL THEN is_default ELSE was_default END,
                is_default = CASE WHEN #{hasDefault} THEN FALSE ELSE is_default END,
                merged_from = COALESCE(merged_from, #{from}), member_id = #{to}
            WHERE member_id = #{from}
            """)
    void merge(long from, long to, boolean hasDefault);

    @Update(
            """
            <script>
            UPDATE address_entry
            SET is_default = CASE WHEN merged_from = #{merged} THEN was_default ELSE FALSE END,
                merged_from = NULLIF(merged_from, #{merged}), member_id = #{merged}
            WHERE merged_from IN <foreach item="id" collection="records" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void unmerge(long merged, List<Long> records);
}
