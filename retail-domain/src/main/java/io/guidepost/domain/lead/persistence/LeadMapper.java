package io.guidepost.domain.lead.persistence;

import io.guidepost.domain.lead.Lead;
import io.guidepost.domain.lead.Leads.Funnel;
import io.guidepost.domain.lead.Leads.Question;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface LeadMapper {

    ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Select(
            """
            SELECT guide_id, external_userid, added_at, code_id, channel, store_id, basis FROM lead_added
            WHERE guide_id = #{guideId} AND external_userid = #{externalUserid} AND added_at = #{addedAt}
            """)
    LeadRow find(
            @Param("guideId") long guideId,
            @Param("externalUserid") String externalUserid,
            @Param("addedAt") Instant addedAt);

    @Insert(
            """
            INSERT INTO lead_added (guide_id, external_userid, added_at, code_id, channel, store_id, basis, noted_at)
            VALUES (#{row.guideId}, #{row.externalUserid}, #{row.addedAt}, #{row.codeId}, #{row.channel},
                #{row.storeId}, #{row.basis}, #{notedAt})
            ON DUPLICATE KEY UPDATE code_id = #{row.codeId}, channel = #{row.channel}, store_id = #{row.storeId},
                basis = #{row.basis}, noted_at = #{notedAt}
            """)
    void save(@Param("row") LeadRow row, @Param("notedAt") Instant notedAt);

    String MEMBER_IS =
            """
            = (SELECT i.member_id FROM shopper_identity i WHERE i.kind = 'EXTERNAL_USERID' AND i.value = #{externalUserid})
            """;

    @Select("SELECT code_id FROM lead_opening WHERE member_id " + MEMBER_IS
            + " AND opened_at BETWEEN #{from} AND #{until} ORDER BY opened_at DESC LIMIT 1")
    Long lastOpened(
            @Param("externalUserid") String externalUserid, @Param("from") Instant from, @Param("until") Instant until);

    @Select("SELECT store_id FROM sharing_touch WHERE member_id " + MEMBER_IS
            + " AND guide_id = #{guideId} AND is_valid = 1 AND occurred_at BETWEEN #{from} AND #{until}"
            + " ORDER BY occurred_at DESC, id DESC LIMIT 1")
    Long lastTouchedStore(
            @Param("externalUserid") String externalUserid,
            @Param("guideId") long guideId,
            @Param("from") Instant from,
            @Param("until") Instant until);

    @Select(
            """
            SELECT code_id FROM lead_added
            WHERE external_userid = #{externalUserid} AND added_at < #{before} AND code_id IS NOT NULL
            ORDER BY added_at DESC, guide_id LIMIT 1
            """)
    Long earlierCode(@Param("externalUserid") String externalUserid, @Param("before") Instant before);

    @Select(
            "SELECT COUNT(*) FROM shopper_handover WHERE to_guide_id = #{guideId} AND started_at <= #{at} AND member_id "
                    + MEMBER_IS)
    int handovers(
            @Param("guideId") long guideId, @Param("externalUserid") String externalUserid, @Param("at") Instant at);

    @Select(
            """
            SELECT COUNT(*) FROM shopper_friendship
            WHERE external_userid = #{externalUserid} AND guide_id <> #{guideId} AND end_reason = 'TRANSFERRED'
            AND ended_at BETWEEN #{from} AND #{until}
            """)
    int transfers(
            @Param("guideId") long guideId,
            @Param("externalUserid") String externalUserid,
            @Param("from") Instant from,
            @Param("until") Instant until);

    @Insert(
            """
            INSERT INTO lead_opening (member_id, code_id, opened_on, opened_at)
            VALUES (#{memberId}, #{codeId}, #{day}, #{at})
            ON DUPLICATE KEY UPDATE opened_at = #{at}
            """)
    void open(
            @Param("memberId") long memberId,
            @Param("codeId") long codeId,
            @Param("day") LocalDate day,
            @Param("at") Instant at);

    /** Those added in the time asked for, as far as it was known then. */
    String ADDED =
            """
            l.added_at >= #{q.from} AND l.added_at &lt; #{q.until} AND l.added_at &lt; #{q.asOf}
            AND l.basis &lt;> 'HANDED_OVER'
            <if test="codeId != null">AND l.code_id = #{codeId}</if>
            """;

    String OPENED =
            """
            p.opened_on >= #{fromDay} AND p.opened_on &lt; #{untilDay} AND p.opened_at &lt; #{q.asOf}
            <if test="codeId != null">AND p.code_id = #{codeId}</if>
            """;

    /** Of a table {@code t} with channel and store. */
    String WANTED =
            """
            <if test="channel != null">AND t.channel = #{channel}</if>
            <if test="storeId != null">AND t.store_id = #{storeId}</if>
            """
                    + WithinSight.STORE + "t.store_id" + WithinSight.STORE_END;

    /** The member of each of them, and what he has paid since, until he became a friend once more. */
    String CAME_OF_IT =
            """
            LEFT JOIN shopper_identity i ON i.kind = 'EXTERNAL_USERID' AND i.value = l.external_userid
            LEFT JOIN order_header o ON o.member_id = i.member_id AND o.paid_at >= l.added_at AND o.paid_at &lt; #{q.asOf}
                AND NOT EXISTS (SELECT 1 FROM shopper_identity j
                    JOIN lead_added n ON n.external_userid = j.value
                    WHERE j.member_id = i.member_id AND j.kind = 'EXTERNAL_USERID' AND n.basis &lt;> 'HANDED_OVER'
                    AND n.added_at &lt;= o.paid_at
                    AND (n.added_at > l.added_at OR (n.added_at = l.added_at AND n.guide_id > l.guide_id)))
            """;

    /** One row for each order, or for each friend without any. */
    String ROWS =
            """
            l.external_userid, i.member_id, o.id AS order_id,
            (SELECT SUM(x.paid_fen - x.refunded_fen) FROM order_line x WHERE x.order_id = o.id) AS net_fen
            """;

    String FIGURES =
            """
            COUNT(DISTINCT w.external_userid) AS added,
            COUNT(DISTINCT w.member_id) AS registered,
            COUNT(DISTINCT CASE WHEN w.order_id IS NOT NULL THEN w.member_id END) AS first_orders,
            COALESCE(SUM(w.net_fen), 0) AS net_sales_fen
            """;

    @Select("<script>SELECT z.channel, z.store_id, (SELECT COUNT(DISTINCT p.member_id) FROM acquisition_code c"
            + " JOIN lead_opening p ON p.code_id = c.id WHERE c.store_id = z.store_id AND c.channel = z.channel AND "
            + OPENED
            + ") AS scanned, z.added, z.registered, z.first_orders, z.net_sales_fen"
            + " FROM (SELECT w.channel, w.store_id, " + FIGURES + " FROM (SELECT g.channel, g.store_id, " + ROWS
            + " FROM (SELECT t.channel, t.store_id FROM (SELECT l.channel, l.store_id FROM lead_added l WHERE " + ADDED
            + " UNION SELECT c.channel, c.store_id FROM lead_opening p JOIN acquisition_code c ON c.id = p.code_id WHERE "
            + OPENED + ") t WHERE (t.channel > #{afterChannel}"
            + " OR (t.channel = #{afterChannel} AND t.store_id > #{afterStoreId})) " + WANTED
            + " ORDER BY t.channel, t.store_id LIMIT #{limit}) g"
            + " LEFT JOIN lead_added l ON l.store_id = g.store_id AND l.channel = g.channel AND " + ADDED + CAME_OF_IT
            + ") w GROUP BY w.channel, w.store_id) z ORDER BY z.channel, z.store_id</script>")
    List<Funnel> funnel(
            @Param("q") Question question,
            @Param("sight") Sight sight,
            @Param("storeId") Long storeId,
            @Param("channel") String channel,
            @Param("codeId") Long codeId,
            @Param("fromDay") LocalDate fromDay,
            @Param("untilDay") LocalDate untilDay,
            @Param("afterChannel") String afterChannel,
            @Param("afterStoreId") long afterStoreId,
            @Param("limit") int limit);

    @Select("<script>SELECT '' AS channel, 0 AS store_id, (SELECT COUNT(DISTINCT p.member_id) FROM lead_opening p"
            + " JOIN acquisition_code t ON t.id = p.code_id WHERE " + OPENED + WANTED
            + ") AS scanned, z.added, z.registered, z.first_orders, z.net_sales_fen"
            + " FROM (SELECT " + FIGURES + " FROM (SELECT " + ROWS
            + " FROM (SELECT t.* FROM (SELECT l.* FROM lead_added l WHERE " + ADDED
            + ") t WHERE 1 = 1 " + WANTED + ") l " + CAME_OF_IT
            // With an end the rows are not merged into the sums, which MariaDB refuses when it is asked a second time.
            + " LIMIT 1000000000) w) z</script>")
    Funnel total(
            @Param("q") Question question,
            @Param("sight") Sight sight,
            @Param("storeId") Long storeId,
            @Param("channel") String channel,
            @Param("codeId") Long codeId,
            @Param("fromDay") LocalDate fromDay,
            @Param("untilDay") LocalDate untilDay);

    record LeadRow(
            long guideId,
            String externalUserid,
            Instant addedAt,
            Long codeId,
            String channel,
            long storeId,
            Lead.Basis basis) {}
}
