package io.guidepost.domain.member.persistence;

import io.guidepost.domain.member.Members;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MemberMapper extends Members {

    String RECORDS = "<foreach item='id' collection='records' open='(' separator=',' close=')'>#{id}</foreach>";

    @Override
    @Select(
            """
            SELECT id FROM shopper_member WHERE id < #{beforeId} AND status = 'ACTIVE' ORDER BY id DESC LIMIT #{limit}
            """)
    List<Long> newest(long beforeId, int limit);

    /** Of each store the first few, along its index; the newest of them are the newest of all. */
    @Override
    @Select(
            """
            <script>
            <foreach item="store" collection="storeIds" separator=" UNION ">
            (SELECT member_id AS id FROM shopper_binding WHERE living_store = #{store} AND member_id &lt; #{beforeId}
             ORDER BY member_id DESC LIMIT #{limit})
            UNION
            (SELECT id FROM shopper_member WHERE home_store_id = #{store} AND id &lt; #{beforeId} AND status = 'ACTIVE'
             ORDER BY id DESC LIMIT #{limit})
            </foreach>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<Long> ofStores(Collection<Long> storeIds, long beforeId, int limit);

    @Override
    @Select(
            """
            <script>
            <foreach item="region" collection="regionIds" separator=" UNION ">
            (SELECT id FROM shopper_member WHERE pool_region_id = #{region} AND id &lt; #{beforeId} AND status = 'ACTIVE'
             ORDER BY id DESC LIMIT #{limit})
            </foreach>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<Long> inPools(Collection<Long> regionIds, long beforeId, int limit);

    @Override
    @Select(
            """
            SELECT member_id FROM shopper_binding
            WHERE guide_id = #{guideId} AND end_reason IS NULL AND member_id < #{beforeId}
            ORDER BY member_id DESC LIMIT #{limit}
            """)
    List<Long> ofGuide(long guideId, long beforeId, int limit);

    @Override
    @Select(
            """
            SELECT member_id FROM price_group_member WHERE group_id = #{groupId} AND member_id < #{beforeId}
            ORDER BY member_id DESC LIMIT #{limit}
            """)
    List<Long> inGroup(long groupId, long beforeId, int limit);

    @Override
    @Select("<script>SELECT member_id FROM profile_phone WHERE phone_index IN"
            + " <foreach item='index' collection='phoneIndexes' open='(' separator=',' close=')'>#{index}</foreach>"
            + " ORDER BY member_id DESC LIMIT #{limit}</script>")
    List<Long> byPhone(Collection<String> phoneIndexes, int limit);

    @Override
    @Select(
            """
            SELECT DISTINCT member_id FROM shopper_identity
            WHERE kind IN ('UNIONID', 'OPENID', 'EXTERNAL_USERID', 'POS', 'TMALL', 'JD', 'DOUYIN') AND value = #{value}
            UNION
            SELECT DISTINCT member_id FROM shopper_friendship WHERE external_userid = #{value} AND member_id IS NOT NULL
            ORDER BY member_id DESC LIMIT #{limit}
            """)
    List<Long> byIdentity(String value, int limit);

    /** The same name may be thousands of people's: of that name those after the given one, and then what follows. */
    @Override
    default List<Hit> byName(String beginning, String afterName, long afterId, int limit) {
        var end = beginning + Character.toString(Character.MAX_CODE_POINT);
        return afterName.isEmpty() ? namesBetween(beginning, end, limit) : namesAfter(afterName, afterId, end, limit);
    }

    @Select(
            """
            (SELECT name_key AS name, member_id FROM profile_member
             WHERE name_key >= #{from} AND name_key < #{end} ORDER BY name_key, member_id LIMIT #{limit})
            UNION
            (SELECT name_key AS name, member_id FROM shopper_friendship
             WHERE name_key >= #{from} AND name_key < #{end} AND member_id IS NOT NULL
             ORDER BY name_key, member_id LIMIT #{limit})
            ORDER BY name, member_id LIMIT #{limit}
            """)
    List<Hit> namesBetween(String from, String end, int limit);

    @Select(
            """
            (SELECT name_key AS name, member_id FROM profile_member
             WHERE name_key = #{name} AND member_id > #{id} ORDER BY member_id LIMIT #{limit})
            UNION
            (SELECT name_key AS name, member_id FROM shopper_friendship
             WHERE name_key = #{name} AND member_id > #{id} ORDER BY member_id LIMIT #{limit})
            UNION
            (SELECT name_key AS name, member_id FROM profile_member
             WHERE name_key > #{name} AND name_key < #{end} ORDER BY name_key, member_id LIMIT #{limit})
            UNION
            (SELECT name_key AS name, member_id FROM shopper_friendship
             WHERE name_key > #{name} AND name_key < #{end} AND member_id IS NOT NULL
             ORDER BY name_key, member_id LIMIT #{limit})
            ORDER BY name, member_id LIMIT #{limit}
            """)
    List<Hit> namesAfter(String name, long id, String end, int limit);

    /**
     * A page of customers along the key first, and only then who they are. The key is named, because where a list begins the key
     * of customers alone may look as good, and would read all of them.
     */
    @Override
    @Select(
            """
            SELECT p.external_userid AS name, COALESCE(MAX(f.member_id), 0) AS member_id
            FROM (SELECT DISTINCT external_userid FROM tag_mark FORCE INDEX (tag_mark_customers)
                  WHERE tag_id = #{tagId} AND wanted = 1 AND external_userid > #{after}
                  ORDER BY external_userid LIMIT #{limit}) p
            JOIN tag_mark m ON m.tag_id = #{tagId} AND m.wanted = 1 AND m.external_userid = p.external_userid
            LEFT JOIN shopper_friendship f ON f.guide_id = m.guide_id AND f.external_userid = m.external_userid
              AND f.added_at <= #{now} AND f.ended_at > #{now}
            GROUP BY p.external_userid ORDER BY p.external_userid
            """)
    List<Hit> marked(long tagId, String after, Instant now, int limit);

    @Override
    @Select(
            """
            <script>
            SELECT store_id FROM org_store_region WHERE valid_until > '9999-01-01' AND region_id IN
            <foreach item="id" collection="regionIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY store_id
            </script>
            """)
    List<Long> storesIn(Collection<Long> regionIds);

    @Override
    @Select(
            """
            <script>
            SELECT m.id, m.created_at AS registered_at, COALESCE(p.nickname, '') AS nickname,
                   (SELECT f.display_name FROM shopper_friendship f
                    WHERE f.member_id = m.id AND f.display_name IS NOT NULL
                    ORDER BY f.ended_at DESC, f.added_at DESC LIMIT 1) AS wecom_name,
                   b.guide_id, g.name AS guide_name, b.living_store AS store_id, s.name AS store_name,
                   m.home_store_id, h.name AS home_store_name, m.pool_region_id
            FROM shopper_member m
            LEFT JOIN profile_member p ON p.member_id = m.id
            LEFT JOIN shopper_binding b ON b.living_member = m.id AND b.expires_at > #{now}
            LEFT JOIN org_guide g ON g.id = b.guide_id
            LEFT JOIN org_store s ON s.id = b.living_store
            LEFT JOIN org_store h ON h.id = m.home_store_id
            WHERE m.status = 'ACTIVE' AND m.id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Card> cards(Collection<Long> memberIds, Instant now);

    @Override
    @Select("<script>SELECT (SELECT COUNT(*) FROM order_header WHERE member_id IN " + RECORDS + ") AS orders,"
            + " (SELECT COALESCE(SUM(payable_fen), 0) FROM order_header WHERE paid_at IS NOT NULL AND member_id IN "
            + RECORDS + ") AS paid_fen,"
            + " (SELECT COALESCE(SUM(l.refunded_fen), 0) FROM order_header o JOIN order_line l ON l.order_id = o.id"
            + " WHERE o.member_id IN " + RECORDS + ") AS refunded_fen,"
            + " (SELECT MAX(paid_at) FROM order_header WHERE member_id IN " + RECORDS + ") AS last_paid_at,"
            + " (SELECT COUNT(*) FROM coupon WHERE state = 'UNUSED' AND valid_until > #{now} AND member_id IN "
            + RECORDS
            + ") AS coupons_to_use,"
            + " (SELECT COUNT(*) FROM cart_line WHERE member_id IN " + RECORDS + ") AS cart_lines,"
            + " (SELECT COUNT(DISTINCT product_id) FROM behaviour_favourite WHERE member_id IN " + RECORDS
            + ") AS favourites</script>")
    Summary summary(Collection<Long> records, Instant now);

    @Override
    @Select("<script>SELECT id, member_id, status, payable_fen, placed_at FROM order_header WHERE member_id IN "
            + RECORDS + " ORDER BY id DESC LIMIT #{limit}</script>")
    List<LastOrder> lastOrders(Collection<Long> records, int limit);

    @Override
    @Select(
            """
            SELECT f.guide_id, g.name AS guide_name, f.external_userid, f.added_at, f.state
            FROM shopper_friendship f JOIN org_guide g ON g.id = f.guide_id
            WHERE f.member_id = #{memberId} AND f.added_at <= #{now} AND f.ended_at > #{now}
            ORDER BY f.added_at DESC LIMIT 50
            """)
    List<Friend> friends(long memberId, Instant now);

    @Override
    @Select("<script>SELECT DISTINCT g.id, g.name FROM price_group_member m JOIN price_group g ON g.id = m.group_id"
            + " WHERE m.member_id IN " + RECORDS + " ORDER BY g.name LIMIT 100</script>")
    List<Group> groups(Collection<Long> records);

    @Override
    @Select("<script>SELECT t.id, t.guide_id, g.name AS guide_name, t.source, t.occurred_at FROM sharing_touch t"
            + " LEFT JOIN org_guide g ON g.id = t.guide_id WHERE t.is_valid AND t.member_id IN " + RECORDS
            + " ORDER BY t.occurred_at DESC LIMIT #{limit}</script>")
    List<Touch> lastTouches(Collection<Long> records, int limit);
}
