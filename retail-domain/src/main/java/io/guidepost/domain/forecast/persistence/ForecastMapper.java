package io.guidepost.domain.forecast.persistence;

import io.guidepost.domain.content.AudienceCounts.Stretch;
import io.guidepost.domain.forecast.Forecasts.Outlook;
import io.guidepost.domain.forecast.Forecasts.OutlookBounds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ForecastMapper {

    @Delete("DELETE FROM forecast_batch WHERE task_id = #{taskId}")
    int deleteBatches(long taskId);

    @Delete("DELETE FROM forecast_run WHERE task_id = #{taskId}")
    int delete(long taskId);

    @Insert(
            "INSERT INTO forecast_run (task_id, state, as_of, listed) VALUES (#{taskId}, 'RUNNING', #{asOf}, #{listed})")
    int insert(long taskId, Instant asOf, Long listed);

    @Select(
            """
            SELECT task_id, state, as_of, after_guide_id, guides, away, with_target, reachable, stranded, tired, opted_out,
                sends, quota_used, quota_total, listed, finished_at
            FROM forecast_run WHERE task_id = #{taskId}
            """)
    ForecastRow find(long taskId);

    @Select("SELECT tell_at, guides FROM forecast_batch WHERE task_id = #{taskId} ORDER BY tell_at LIMIT 10000")
    List<BatchRow> batches(long taskId);

    @Select(
            """
            SELECT task_id FROM forecast_run
            WHERE state = 'RUNNING' AND (lease_until IS NULL OR lease_until < #{now}) ORDER BY as_of LIMIT #{limit}
            """)
    List<Long> open(Instant now, int limit);

    @Update(
            """
            UPDATE forecast_run SET lease_owner = #{owner}, lease_until = #{until}
            WHERE task_id = #{taskId} AND state = 'RUNNING'
              AND (lease_until IS NULL OR lease_until < #{now} OR lease_owner = #{owner})
            """)
    int lease(long taskId, String owner, Instant now, Instant until);

    @Update(
            """
            UPDATE forecast_run
            SET after_guide_id = #{s.throughGuideId}, guides = guides + #{s.guides}, away = away + #{s.away},
                with_target = with_target + #{s.withTarget}, reachable = reachable + #{s.reachable},
                stranded = stranded + #{s.stranded}, tired = tired + #{s.tired}, opted_out = opted_out + #{s.optedOut},
                sends = sends + #{s.sends}, quota_used = quota_used + #{s.quotaUsed},
                quota_total = quota_total + #{s.reachable} * #{quota}
            WHERE task_id = #{taskId} AND as_of = #{asOf} AND after_guide_id = #{after} AND state = 'RUNNING'
            """)
    int add(long taskId, Instant asOf, long after, Stretch s, int quota);

    @Insert(
            """
            INSERT INTO forecast_batch (task_id, tell_at, guides) VALUES (#{taskId}, #{tellAt}, #{guides})
            ON DUPLICATE KEY UPDATE guides = guides + #{guides}
            """)
    int addBatch(long taskId, Instant tellAt, long guides);

    @Update(
            """
            UPDATE forecast_run SET state = 'READY', finished_at = #{at}, lease_owner = NULL, lease_until = NULL
            WHERE task_id = #{taskId} AND as_of = #{asOf}
            """)
    int finish(long taskId, Instant asOf, Instant at);

    @Insert(
            """
            INSERT IGNORE INTO forecast_outlook (on_date, contacted, near_limit, at_limit, at_limit_in_7, near_quota,
                after_member)
            VALUES (#{on}, 0, 0, 0, 0, 0, '')
            """)
    int beginOutlook(LocalDate on);

    String OUTLOOK =
            """
            SELECT on_date, contacted, near_limit, at_limit, at_limit_in_7 AS at_limit_in7, near_quota, after_member, finished_at
            FROM forecast_outlook
            """;

    @Select(OUTLOOK + "WHERE on_date = #{on}")
    Outlook outlook(LocalDate on);

    @Select(OUTLOOK + "WHERE on_date <= #{from} ORDER BY on_date DESC LIMIT #{limit}")
    List<Outlook> outlooks(LocalDate from, int limit);

    @Select(
            """
            SELECT MAX(external_userid) FROM (SELECT DISTINCT external_userid FROM content_delivery
                WHERE external_userid > #{after} ORDER BY external_userid LIMIT #{members}) next_members
            """)
    String endOfStep(String after, int members);

    @Update(
            """
            UPDATE forecast_outlook o
            JOIN (SELECT COUNT(*) AS contacted,
                    COALESCE(SUM(CASE WHEN m.month = #{b.perMonth} - 1 THEN 1 ELSE 0 END), 0) AS near_limit,
                    COALESCE(SUM(CASE WHEN m.month >= #{b.perMonth} THEN 1 ELSE 0 END), 0) AS at_limit,
                    COALESCE(SUM(CASE WHEN m.in_7 >= #{b.perMonth} THEN 1 ELSE 0 END), 0) AS at_limit_in_7,
                    COALESCE(SUM(CASE WHEN m.quota + 3 >= #{b.quota} THEN 1 ELSE 0 END), 0) AS near_quota
                FROM (SELECT external_userid, COUNT(CASE WHEN contact_on >= #{b.monthFrom} THEN 1 END) AS month,
                        COUNT(CASE WHEN contact_on >= #{b.monthFromIn7} THEN 1 END) AS in_7,
                        COUNT(CASE WHEN contact_on >= #{b.quotaFrom} THEN 1 END) AS quota
                    FROM content_delivery
                    WHERE external_userid > #{after} AND external_userid <= #{through}
                      AND contact_on >= LEAST(#{b.monthFrom}, #{b.quotaFrom}) AND contact_on <= #{b.on}
                    GROUP BY external_userid) m) s ON 1 = 1
            SET o.contacted = o.contacted + s.contacted, o.near_limit = o.near_limit + s.near_limit,
                o.at_limit = o.at_limit + s.at_limit, o.at_limit_in_7 = o.at_limit_in_7 + s.at_limit_in_7,
                o.near_quota = o.near_quota + s.near_quota, o.after_member = #{through}
            WHERE o.on_date = #{b.on} AND o.after_member = #{after} AND o.finished_at IS NULL
            """)
    int extendOutlook(OutlookBounds b, String after, String through);

    @Update("UPDATE forecast_outlook SET finished_at = #{at} WHERE on_date = #{on} AND finished_at IS NULL")
    int finishOutlook(LocalDate on, Instant at);

    record ForecastRow(
            long taskId,
            String state,
            Instant asOf,
            long afterGuideId,
            long guides,
            long away,
            long withTarget,
            long reachable,
            long stranded,
            long tired,
            long optedOut,
            long sends,
            long quotaUsed,
            long quotaTotal,
            Long listed,
            Instant finishedAt) {}

    record BatchRow(Instant tellAt, long guides) {}
}
