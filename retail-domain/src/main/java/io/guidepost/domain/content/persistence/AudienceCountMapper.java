package io.guidepost.domain.content.persistence;

import static io.guidepost.domain.content.persistence.TaskMapper.ANYBODY_ELSES;
import static io.guidepost.domain.content.persistence.TaskMapper.AUDIENCE;
import static io.guidepost.domain.content.persistence.TaskMapper.FRIENDS;
import static io.guidepost.domain.content.persistence.TaskMapper.ON_LEAVE;
import static io.guidepost.domain.content.persistence.TaskMapper.OUTCOME;
import static io.guidepost.domain.content.persistence.TaskMapper.SOMEBODY_ELSES;
import static io.guidepost.domain.content.persistence.TaskMapper.TELL_AT;

import io.guidepost.domain.fatigue.Thresholds;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The dispatch's own conditions, counting. */
@Mapper
interface AudienceCountMapper {

    String STRETCH = " AND e.guide_id > #{after} AND e.guide_id &lt;= #{through}";

    @Select("<script>SELECT COUNT(*) AS guides, COALESCE(SUM(CASE WHEN g.status = 'SUSPENDED' OR " + ON_LEAVE
            + " THEN 1 ELSE 0 END), 0) AS away " + AUDIENCE + STRETCH + "</script>")
    Guides guides(@Param("q") AudienceQuery q, @Param("after") long after, @Param("through") long through);

    @Select("<script>SELECT COUNT(CASE WHEN x.sendable > 0 THEN 1 END) AS with_target,"
            + " COALESCE(SUM(x.reachable), 0) AS reachable, COALESCE(SUM(x.tired), 0) AS tired,"
            + " COALESCE(SUM(x.opted_out), 0) AS opted_out, COALESCE(SUM(CEIL(x.sendable / 10000)), 0) AS sends,"
            + " COALESCE(SUM(x.used), 0) AS quota_used FROM ("
            + "SELECT w.guide_id, COUNT(*) AS reachable, SUM(CASE WHEN w.outcome = 'NOT_SENT' THEN 1 ELSE 0 END) AS sendable,"
            + " SUM(CASE WHEN w.outcome = 'SKIPPED_FATIGUE' THEN 1 ELSE 0 END) AS tired,"
            + " SUM(CASE WHEN w.outcome = 'SKIPPED_OPTOUT' THEN 1 ELSE 0 END) AS opted_out, SUM(w.used) AS used FROM ("
            + "SELECT a.guide_id, " + OUTCOME + " AS outcome,"
            + " (SELECT COUNT(*) FROM content_delivery cu WHERE cu.external_userid = f.external_userid"
            + " AND cu.contact_on >= #{period.quotaFrom} AND cu.contact_on &lt;= #{period.day}) AS used"
            + " FROM (SELECT e.guide_id " + AUDIENCE + STRETCH + " AND g.status = 'ACTIVE' AND NOT " + ON_LEAVE + ") a "
            + FRIENDS + " WHERE NOT " + SOMEBODY_ELSES + ") w GROUP BY w.guide_id) x</script>")
    Customers customers(
            @Param("q") AudienceQuery q,
            @Param("limits") Thresholds limits,
            @Param("period") Thresholds period,
            @Param("after") long after,
            @Param("through") long through);

    @Select("<script>SELECT COUNT(DISTINCT f.external_userid) FROM (SELECT e.guide_id " + AUDIENCE + STRETCH
            + " AND (g.status = 'SUSPENDED' OR " + ON_LEAVE + ")) a " + FRIENDS + " WHERE NOT " + ANYBODY_ELSES
            + "</script>")
    long stranded(@Param("q") AudienceQuery q, @Param("after") long after, @Param("through") long through);

    @Select("<script>SELECT tell_at, COUNT(*) AS guides FROM (SELECT COALESCE(" + TELL_AT
            + ", CAST(#{tellFrom} AS DATETIME(3))) AS tell_at " + AUDIENCE + STRETCH
            + " AND g.status = 'ACTIVE' AND NOT " + ON_LEAVE + ") t GROUP BY tell_at</script>")
    List<BatchRow> batches(
            @Param("q") AudienceQuery q,
            @Param("tellFrom") Instant tellFrom,
            @Param("midnight") Instant midnight,
            @Param("deadlineAt") Instant deadlineAt,
            @Param("offPeak") boolean offPeak,
            @Param("after") long after,
            @Param("through") long through);

    @Select("SELECT COUNT(*) FROM audience_list_member WHERE list_id = #{listId}")
    long listed(long listId);

    record Guides(long guides, long away) {}

    record Customers(long withTarget, long reachable, long tired, long optedOut, long sends, long quotaUsed) {}

    record BatchRow(Instant tellAt, long guides) {}
}
