package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.StoreChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface StoreMasterMapper {

    String CHANGE =
            """
            SELECT id, store_id, region_id, ownership, old_ownership, effective_from, state, note, created_by, created_at,
                   decided_by, decided_at, applied_at
            FROM org_store_change
            """;

    @Select(
            """
            <script>
            SELECT store_id, address, phone, latitude_e6, longitude_e6, merchant_id, payee_name, version
            FROM org_store_detail WHERE store_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<DetailRow> details(@Param("ids") Collection<Long> ids);

    @Insert(
            """
            INSERT INTO org_store_detail (store_id, address, phone, latitude_e6, longitude_e6, merchant_id,
                                          payee_name, version, updated_by, updated_at)
            VALUES (#{row.storeId}, #{row.address}, #{row.phone}, #{row.latitudeE6}, #{row.longitudeE6},
                    #{row.merchantId}, #{row.payeeName}, 1, #{adminId}, #{at})
            """)
    void insertDetail(@Param("row") DetailRow row, @Param("adminId") long adminId, @Param("at") Instant at);

    @Update(
            """
            UPDATE org_store_detail
            SET address = #{row.address}, phone = #{row.phone}, latitude_e6 = #{row.latitudeE6},
                longitude_e6 = #{row.longitudeE6}, merchant_id = #{row.merchantId},
                payee_name = #{row.payeeName}, version = version + 1, updated_by = #{adminId}, updated_at = #{at}
            WHERE store_id = #{row.storeId} AND version = #{row.version}
            """)
    int updateDetail(@Param("row") DetailRow row, @Param("adminId") long adminId, @Param("at") Instant at);

    @Select("<script>SELECT store_id, day, opens_minute, closes_minute FROM org_store_hours WHERE store_id IN"
            + " <foreach collection='ids' item='id' open='(' separator=',' close=')'>#{id}</foreach></script>")
    List<HoursRow> hours(@Param("ids") Collection<Long> ids);

    @Delete("DELETE FROM org_store_hours WHERE store_id = #{storeId}")
    void closed(long storeId);

    @Insert("<script>INSERT INTO org_store_hours (store_id, day, opens_minute, closes_minute) VALUES"
            + " <foreach collection='rows' item='r' separator=','>(#{r.storeId}, #{r.day}, #{r.opensMinute},"
            + " #{r.closesMinute})</foreach></script>")
    void open(@Param("rows") List<HoursRow> rows);

    @Update(
            """
            UPDATE org_store_detail SET version = version + 1, updated_by = #{adminId}, updated_at = #{at}
            WHERE store_id = #{storeId}
            """)
    void touchDetail(@Param("storeId") long storeId, @Param("adminId") long adminId, @Param("at") Instant at);

    @Insert(
            """
            INSERT INTO org_store_change (id, store_id, region_id, ownership, old_ownership, effective_from, state, note,
                                          created_by, created_at)
            VALUES (#{id}, #{storeId}, #{regionId}, #{ownership}, #{oldOwnership}, #{effectiveFrom}, #{state}, #{note},
                    #{createdBy}, #{createdAt})
            """)
    void insertChange(ChangeRow row);

    @Select(CHANGE + "WHERE id = #{id} FOR UPDATE")
    ChangeRow lockChange(long id);

    @Select(CHANGE + "WHERE store_id = #{storeId} ORDER BY id DESC LIMIT 200")
    List<ChangeRow> changes(long storeId);

    @Select(
            """
            SELECT EXISTS (SELECT 1 FROM org_store_change
                           WHERE store_id = #{storeId} AND state IN ('PROPOSED', 'APPROVED'))
            """)
    boolean isAnyOpen(long storeId);

    @Select(CHANGE + "WHERE state = 'APPROVED' AND effective_from <= #{now} ORDER BY effective_from, id LIMIT #{limit}")
    List<ChangeRow> due(@Param("now") Instant now, @Param("limit") int limit);

    @Update(
            """
            UPDATE org_store_change
            SET state = #{state}, effective_from = #{effectiveFrom}, decided_by = #{decidedBy}, decided_at = #{decidedAt},
                applied_at = #{appliedAt}
            WHERE id = #{id}
            """)
    void saveChange(ChangeRow row);

    record HoursRow(long storeId, int day, int opensMinute, int closesMinute) {}

    record DetailRow(
            long storeId,
            String address,
            String phone,
            Integer latitudeE6,
            Integer longitudeE6,
            String merchantId,
            String payeeName,
            int version) {}

    record ChangeRow(
            long id,
            long storeId,
            Long regionId,
            Store.Ownership ownership,
            Store.Ownership oldOwnership,
            Instant effectiveFrom,
            StoreChange.State state,
            String note,
            long createdBy,
            Instant createdAt,
            Long decidedBy,
            Instant decidedAt,
            Instant appliedAt) {}
}
