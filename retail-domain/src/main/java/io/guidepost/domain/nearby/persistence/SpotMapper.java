package io.guidepost.domain.nearby.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SpotMapper {

    @Select(
            """
            SELECT CONCAT_WS(' ',
                (SELECT CONCAT_WS(' ', COUNT(*), COALESCE(SUM(s.version), 0), COALESCE(SUM(s.state = 'OPEN'), 0)) FROM org_store s),
                (SELECT CONCAT_WS(' ', COUNT(*), COALESCE(SUM(d.version), 0)) FROM org_store_detail d),
                (SELECT CONCAT_WS(' ', COUNT(*), MAX(r.valid_from), SUM(r.valid_until > '9999-01-01')) FROM org_store_region r),
                (SELECT SUM(CRC32(g.name)) FROM org_region g))
            """)
    String mark();

    @Select(
            """
            SELECT s.id AS store_id, s.name, COALESCE(d.address, '') AS address, d.latitude_e6, d.longitude_e6,
                r.region_id, COALESCE(g.name, '') AS region_name
            FROM org_store s
            LEFT JOIN org_store_detail d ON d.store_id = s.id
            LEFT JOIN org_store_region r ON r.store_id = s.id AND r.valid_until > '9999-01-01'
            LEFT JOIN org_region g ON g.id = r.region_id
            WHERE s.state = 'OPEN' ORDER BY s.id LIMIT 200000
            """)
    List<SpotRow> open();

    String AMONG =
            " IN <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach> ";

    @Select(
            "<script>SELECT e.store_id, g.id AS guide_id, g.name, COALESCE(c.title, '') AS title,"
                    + " COALESCE(c.picture_url, '') AS picture_url, k.qr_code"
                    + " FROM org_employment e JOIN org_guide g ON g.id = e.guide_id AND g.status = 'ACTIVE'"
                    + " LEFT JOIN org_guide_card c ON c.guide_id = g.id"
                    + " LEFT JOIN acquisition_code k ON k.guide_id = g.id AND k.channel = 'STAFF' AND k.status = 'LIVE'"
                    + " AND NOT k.is_ending WHERE e.store_id " + AMONG
                    + """
            AND e.is_primary = 1 AND e.valid_from &lt;= #{at} AND e.valid_until > #{at} AND COALESCE(c.is_public, 1) = 1
            ORDER BY e.store_id, g.id
            </script>
            """)
    List<HostRow> hosts(@Param("ids") Collection<Long> storeIds, @Param("at") Instant at);

    @Select("<script>SELECT store_id, qr_code FROM acquisition_code WHERE kind = 'STORE' AND status = 'LIVE'"
            + " AND NOT is_ending AND store_id " + AMONG + " ORDER BY store_id, channel &lt;> 'STAFF', id</script>")
    List<CodeRow> storeCodes(@Param("ids") Collection<Long> storeIds);

    @Select("SELECT guide_id FROM shopper_binding WHERE living_member = #{memberId}")
    Long boundGuide(long memberId);

    record SpotRow(
            long storeId,
            String name,
            String address,
            Integer latitudeE6,
            Integer longitudeE6,
            Long regionId,
            String regionName) {}

    record HostRow(long storeId, long guideId, String name, String title, String pictureUrl, String qrCode) {}

    record CodeRow(long storeId, String qrCode) {}
}
