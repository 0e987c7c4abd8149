package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Region;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.Stores.Placement;
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
            INSERT INTO org_store_region (store_id, region_id, valid_from)
            VALUES (#{storeId}, #{regionId}, #{from})
            """)
    void place(@Param("storeId") long storeId, @Param("regionId") long regionId, @Param("from") Instant from);

    @Update(
            """
            UPDATE org_store_region SET valid_until = #{until}
            WHERE store_id = #{placement.storeId} AND valid_from = #{placement.from}
            """)
    void endPlacement(@Param("placement") Placement placement, @Param("until") Instant until);
}
