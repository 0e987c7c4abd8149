package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.sight.Sight;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** To which places an account is kept. */
@Mapper
interface AdminPlaceMapper {

    default Sight of(long adminId) {
        return Sight.of(regions(adminId), stores(adminId));
    }

    default void give(long adminId, Sight sight) {
        sight.regions().forEach(region -> giveRegion(adminId, region));
        sight.stores().forEach(store -> giveStore(adminId, store));
    }

    @Select("SELECT region_id FROM org_admin_region WHERE admin_id = #{adminId}")
    List<Long> regions(long adminId);

    @Select("SELECT store_id FROM org_admin_store WHERE admin_id = #{adminId}")
    List<Long> stores(long adminId);

    @Insert("INSERT INTO org_admin_region (admin_id, region_id) VALUES (#{adminId}, #{regionId})")
    void giveRegion(long adminId, long regionId);

    @Insert("INSERT INTO org_admin_store (admin_id, store_id) VALUES (#{adminId}, #{storeId})")
    void giveStore(long adminId, long storeId);
}
