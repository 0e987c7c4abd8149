package io.guidepost.domain.shopper.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface HomeMapper {

    @Select("SELECT home_store_id AS store_id, pool_region_id FROM shopper_member WHERE id = #{memberId}")
    HomeRow of(long memberId);

    @Update("UPDATE shopper_member SET home_store_id = #{storeId}, pool_region_id = #{regionId} WHERE id = #{memberId}")
    void save(long memberId, Long storeId, Long regionId);

    @Insert(
            """
            INSERT INTO shopper_home_change (id, member_id, changed_at, from_store_id, from_region_id, to_store_id,
                                             to_region_id, reason, admin_id, note)
            VALUES (#{id}, #{memberId}, #{changedAt}, #{fromStoreId}, #{fromRegionId}, #{toStoreId}, #{toRegionId},
                    #{reason}, #{adminId}, #{note})
            """)
    void insertChange(ChangeRow row);

    @Select(
            """
            (SELECT id FROM shopper_member WHERE home_store_id = #{storeId} AND id > #{after} ORDER BY id LIMIT #{limit})
            UNION
            (SELECT m.id FROM shopper_binding b JOIN shopper_member m ON m.id = b.member_id
             WHERE COALESCE(b.keeper_store_id, b.store_id) = #{storeId} AND b.end_reason IS NULL AND m.id > #{after}
               AND m.home_store_id IS NULL AND m.pool_region_id IS NULL
             ORDER BY m.id LIMIT #{limit})
            ORDER BY id LIMIT #{limit}
            """)
    List<Long> membersOf(long storeId, long after, int limit);

    @Select(
            """
            SELECT DISTINCT m.id FROM shopper_home_change c JOIN shopper_member m ON m.id = c.member_id
            WHERE c.from_store_id = #{storeId} AND c.reason = 'STORE_CLOSED' AND m.pool_region_id = c.to_region_id
              AND m.id > #{after}
            ORDER BY m.id LIMIT #{limit}
            """)
    List<Long> waitingSinceClosureOf(long storeId, long after, int limit);

    record HomeRow(Long storeId, Long poolRegionId) {}

    record ChangeRow(
            long id,
            long memberId,
            Instant changedAt,
            Long fromStoreId,
            Long fromRegionId,
            Long toStoreId,
            Long toRegionId,
            String reason,
            Long adminId,
            String note) {}
}
