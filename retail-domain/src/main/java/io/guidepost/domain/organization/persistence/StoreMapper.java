package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.Stores.Placement;
import io.guidepost.domain.organization.Stores.RegionPlacement;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface StoreMapper {

    @Select("SELECT " + RosterMapper.STORE + " FROM org_store ORDER BY id")
    List<Store> all();

    @Select("SELECT " + RosterMapper.STORE + " FROM org_store WHERE department_id = #{departmentId}")
    Store byDepartment(long departmentId);

    @Select("SELECT " + RosterMapper.STORE + " FROM org_store WHERE id = #{id} FOR UPDATE")
    Store lock(long id);

    @Insert(
            """
            INSERT INTO org_store (id, department_id, name, name_en, ownership, state, created_at, version)
            VALUES (#{store.id}, #{store.departmentId}, #{store.name}, #{store.nameEn}, #{store.ownership},
                    #{store.state}, #{at}, #{store.version})
            """)
    void insert(@Param("store") Store store, @Param("at") Instant at);

    @Update(
            """
            UPDATE org_store
            SET name = #{name}, name_en = #{nameEn}, ownership = #{ownership}, state = #{state}, version = version + 1
            WHERE id = #{id}
            """)
    void save(Store store);

    @Insert(
            """
            INSERT INTO org_store_closure (store_id, closed_at, reopened_at) VALUES (#{storeId}, #{at}, #{openEnd})
            ON DUPLICATE KEY UPDATE reopened_at = #{openEnd}
            """)
    void beginClosure(@Param("storeId") long storeId, @Param("at") Instant at, @Param("openEnd") Instant openEnd);

    @Update(
            """
            UPDATE org_store_closure SET reopened_at = GREATEST(#{at}, closed_at)
            WHERE store_id = #{storeId} AND reopened_at = #{openEnd}
            """)
    void endClosure(@Param("storeId") long storeId, @Param("at") Instant at, @Param("openEnd") Instant openEnd);

    @Select("SELECT " + RosterMapper.REGION + " FROM org_region WHERE department_id = #{departmentId}")
    Region regionByDepartment(long departmentId);

    @Insert(
            """
            INSERT INTO org_region (id, department_id, name, name_en, created_at)
            VALUES (#{region.id}, #{region.departmentId}, #{region.name}, #{region.nameEn}, #{at})
            """)
    void insertRegion(@Param("region") Region region, @Param("at") Instant at);

    @Update("UPDATE org_region SET name = #{name}, name_en = #{nameEn} WHERE id = #{id}")
    void renameRegion(Region region);

    @Select(
            """
            SELECT store_id, region_id, valid_from AS `from` FROM org_store_region
            WHERE valid_until = #{openEnd}
            """)
    List<Placement> placements(Instant openEnd);

    @Select(
            """
            SELECT store_id, region_id, valid_from AS `from` FROM org_store_region
            WHERE store_id = #{storeId} AND valid_until = #{openEnd}
            """)
    Placement placement(@Param("storeId") long storeId, @Param("openEnd") Instant openEnd);

    @Insert(
            """
            INSERT INTO org_store_region (store_id, region_id, valid_from, set_by)
            VALUES (#{storeId}, #{regionId}, #{from}, #{setBy})
            """)
    void place(
            @Param("storeId") long storeId,
            @Param("regionId") long regionId,
            @Param("from") Instant from,
            @Param("setBy") long setBy);

    @Update("UPDATE org_store_region SET set_by = 0 WHERE store_id = #{storeId} AND valid_until = #{openEnd}")
    void leaveToWeCom(@Param("storeId") long storeId, @Param("openEnd") Instant openEnd);

    @Update(
            """
            UPDATE org_store_region SET valid_until = #{until}
            WHERE store_id = #{placement.storeId} AND valid_from = #{placement.from}
            """)
    void endPlacement(@Param("placement") Placement placement, @Param("until") Instant until);

    @Select("SELECT DISTINCT store_id FROM org_store_region WHERE valid_until > #{now} AND set_by <> 0")
    List<Long> placedByHeadquarters(Instant now);

    /** Sums of checksums: whatever is changed, added or taken away changes one of them. */
    @Select(
            """
            SELECT CONCAT_WS('-',
              (SELECT CONCAT(COUNT(*), '.', COALESCE(SUM(CRC32(CONCAT_WS('|', id, department_id, name, name_en))), 0))
               FROM org_region),
              (SELECT CONCAT(COUNT(*), '.', COALESCE(SUM(CRC32(CONCAT_WS('|', id, department_id, name, name_en, state))), 0))
               FROM org_store),
              (SELECT CONCAT(COUNT(*), '.', COALESCE(SUM(CRC32(CONCAT_WS('|', store_id, region_id, set_by))), 0))
               FROM org_store_region WHERE valid_until = #{openEnd}),
              (SELECT CONCAT(COUNT(*), '.', COALESCE(SUM(CRC32(CONCAT_WS('|', region_id, parent_id))), 0))
               FROM org_region_parent WHERE valid_until = #{openEnd}))
            """)
    String fingerprint(Instant openEnd);

    @Select(
            """
            SELECT region_id, parent_id, valid_from AS `from` FROM org_region_parent WHERE valid_until = #{openEnd}
            """)
    List<RegionPlacement> regionPlacements(Instant openEnd);

    @Select(
            """
            SELECT region_id, parent_id, valid_from AS `from` FROM org_region_parent
            WHERE region_id = #{regionId} AND valid_until = #{openEnd}
            """)
    RegionPlacement regionPlacement(@Param("regionId") long regionId, @Param("openEnd") Instant openEnd);

    @Insert(
            """
            INSERT INTO org_region_parent (region_id, parent_id, valid_from) VALUES (#{regionId}, #{parentId}, #{from})
            """)
    void placeRegion(@Param("regionId") long regionId, @Param("parentId") long parentId, @Param("from") Instant from);

    @Update(
            """
            UPDATE org_region_parent SET valid_until = #{until}
            WHERE region_id = #{placement.regionId} AND valid_from = #{placement.from}
            """)
    void endRegionPlacement(@Param("placement") RegionPlacement placement, @Param("until") Instant until);
}
