package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Employment;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Store;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface OrgChartMapper {

    @Select(
            """
            <script>
            SELECT sr.region_id, s.id, s.name, s.ownership, s.state, s.version
            FROM org_store_region sr
            JOIN org_store s ON s.id = sr.store_id
            WHERE sr.valid_from &lt;= #{at} AND sr.valid_until > #{at}
            """
                    + WithinSight.REGION + "sr.region_id" + WithinSight.OR_STORE + "sr.store_id" + WithinSight.END
                    + """
            ORDER BY s.department_id
            </script>
            """)
    List<StoreInRegion> stores(@Param("at") Instant at, @Param("sight") Sight sight);

    @Select(
            """
            <script>
            SELECT e.store_id, g.id, g.userid, g.name, e.role, g.status
            FROM org_store_region sr
            JOIN org_employment e ON e.store_id = sr.store_id AND e.valid_from &lt;= #{at} AND e.valid_until > #{at}
            JOIN org_guide g ON g.id = e.guide_id
            WHERE sr.valid_from &lt;= #{at} AND sr.valid_until > #{at}
            """
                    + WithinSight.REGION + "sr.region_id" + WithinSight.OR_STORE + "sr.store_id" + WithinSight.END
                    + """
            ORDER BY g.userid
            </script>
            """)
    List<GuideInStore> guides(@Param("at") Instant at, @Param("sight") Sight sight);

    record StoreInRegion(
            long regionId, long id, String name, Store.Ownership ownership, Store.State state, int version) {}

    record GuideInStore(long storeId, long id, String userid, String name, Employment.Role role, Guide.Status status) {}
}
