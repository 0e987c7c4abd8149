package io.guidepost.domain.incentive.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AwardMapper {

    @Insert(
            """
            INSERT INTO incentive_award (incentive_id, award_key, accrual_id, payee_id, period_on, awarded_at)
            VALUES (#{row.incentiveId}, #{row.awardKey}, #{row.accrualId}, #{row.payeeId}, #{row.periodOn}, #{at})
            """)
    void insert(AwardRow row, Instant at);

    @Select(
            """
            SELECT incentive_id, award_key, accrual_id, payee_id, period_on FROM incentive_award
            WHERE incentive_id = #{incentiveId} AND payee_id = #{guideId} AND period_on = #{periodOn}
            ORDER BY accrual_id
            """)
    List<AwardRow> of(long incentiveId, long guideId, LocalDate periodOn);

    @Select(
            """
            SELECT w.payee_id AS guide_id, SUM(a.accrued_fen - a.clawed_fen) AS net_fen
            FROM incentive_award w JOIN commission_accrual a ON a.id = w.accrual_id
            WHERE w.incentive_id = #{incentiveId} AND w.period_on = #{periodOn} GROUP BY w.payee_id
            """)
    List<NetRow> standing(long incentiveId, LocalDate periodOn);

    @Select(
            """
            <script>
            SELECT DISTINCT w.incentive_id, w.payee_id AS guide_id
            FROM incentive i JOIN incentive_award w ON w.incentive_id = i.id AND w.payee_id IN
            <foreach collection="guideIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            WHERE i.kind IN ('TIER', 'RANK') AND i.approved_at IS NOT NULL
            AND i.valid_from &lt;= #{paidAt} AND i.valid_until &gt; #{paidAt}
            ORDER BY w.incentive_id, w.payee_id LIMIT 1000
            </script>
            """)
    List<TouchedRow> touchedBy(Collection<Long> guideIds, Instant paidAt);

    @Update("UPDATE incentive SET judged_at = #{at} WHERE id = #{id} AND judged_at IS NULL")
    int close(long id, Instant at);

    @Select("SELECT COUNT(judged_at) FROM incentive WHERE id = #{id}")
    int countClosed(long id);

    @Insert(
            """
            <script>
            INSERT INTO incentive_standing (incentive_id, scope_id, guide_id, net_fen, place, tied, prize_fen) VALUES
            <foreach collection="rows" item="r" separator=",">
                (#{r.incentiveId}, #{r.scopeId}, #{r.guideId}, #{r.netFen}, #{r.place}, #{r.tied}, #{r.prizeFen})
            </foreach>
            </script>
            """)
    void keep(List<StandingRow> rows);

    @Select(
            """
            SELECT incentive_id, scope_id, guide_id, net_fen, place, tied, prize_fen, reason,
                   corrected_net_fen, corrected_place, corrected_tied, corrected_prize_fen
            FROM incentive_standing
            WHERE incentive_id = #{id} ORDER BY scope_id, place, guide_id LIMIT 200000
            """)
    List<StandingRow> standings(long id);

    @Select(
            """
            SELECT s.incentive_id, s.scope_id, s.guide_id, s.net_fen, s.place, s.tied, s.prize_fen, s.reason,
                   s.corrected_net_fen, s.corrected_place, s.corrected_tied, s.corrected_prize_fen
            FROM incentive_standing s
            WHERE s.incentive_id = #{id} AND COALESCE(s.corrected_prize_fen, s.prize_fen) > 0 AND s.reason IS NULL
            AND NOT EXISTS (SELECT 1 FROM incentive_award w
                WHERE w.incentive_id = s.incentive_id AND w.award_key = CONCAT('rank:', s.guide_id))
            ORDER BY s.scope_id, s.place, s.guide_id LIMIT #{limit}
            """)
    List<StandingRow> unpaid(long id, int limit);

    @Update(
            """
            UPDATE incentive_standing SET reason = #{reason}
            WHERE incentive_id = #{incentiveId} AND scope_id = #{scopeId} AND guide_id = #{guideId}
            """)
    void refusePrize(long incentiveId, long scopeId, long guideId, String reason);

    @Select(
            """
            SELECT incentive_id, scope_id, guide_id, net_fen, place, tied, prize_fen, reason,
                   corrected_net_fen, corrected_place, corrected_tied, corrected_prize_fen
            FROM incentive_standing
            WHERE incentive_id = #{incentiveId} AND scope_id = #{scopeId} AND guide_id = #{guideId} FOR UPDATE
            """)
    StandingRow lock(long incentiveId, long scopeId, long guideId);

    @Update(
            """
            UPDATE incentive_standing
            SET corrected_net_fen = #{netFen}, corrected_place = #{place}, corrected_tied = #{tied},
                corrected_prize_fen = #{prizeFen}
            WHERE incentive_id = #{incentiveId} AND scope_id = #{scopeId} AND guide_id = #{guideId}
            """)
    void correct(long incentiveId, long scopeId, long guideId, long netFen, int place, int tied, long prizeFen);

    @Select(
            """
            SELECT f.guide_id, f.external_userid, f.added_at, f.ended_at, f.unionid,
                (SELECT MIN(e.added_at) FROM shopper_friendship e WHERE e.unionid = f.unionid) AS first_added_at
            FROM shopper_friendship f
            WHERE f.added_at >= #{from} AND f.added_at < #{until} AND f.unionid IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM incentive_friend a WHERE a.incentive_id = #{incentiveId}
                AND a.guide_id = f.guide_id AND a.external_userid = f.external_userid AND a.added_at = f.added_at)
            ORDER BY f.added_at, f.guide_id, f.external_userid
            LIMIT #{limit}
            """)
    List<FriendRow> unanswered(long incentiveId, Instant from, Instant until, int limit);

    @Select("SELECT COUNT(*) FROM incentive_friend WHERE rewarded_unionid = #{unionid}")
    int countRewarded(String unionid);

    @Insert(
            """
            INSERT INTO incentive_friend (incentive_id, guide_id, external_userid, added_at, reason, rewarded_unionid,
                judged_at)
            VALUES (#{incentiveId}, #{row.guideId}, #{row.externalUserid}, #{row.addedAt}, #{reason}, #{unionid}, #{at})
            """)
    void answer(long incentiveId, FriendRow row, String reason, String unionid, Instant at);

    @Update(
            """
            UPDATE incentive_friend SET reason = #{reason}, rewarded_unionid = NULL
            WHERE incentive_id = #{incentiveId} AND guide_id = #{row.guideId}
            AND external_userid = #{row.externalUserid} AND added_at = #{row.addedAt}
            """)
    void refuse(long incentiveId, FriendRow row, String reason);

    record AwardRow(long incentiveId, String awardKey, long accrualId, long payeeId, LocalDate periodOn) {}

    record NetRow(long guideId, long netFen) {}

    record TouchedRow(long incentiveId, long guideId) {}

    record StandingRow(
            long incentiveId,
            long scopeId,
            long guideId,
            long netFen,
            int place,
            int tied,
            long prizeFen,
            String reason,
            Long correctedNetFen,
            Integer correctedPlace,
            Integer correctedTied,
            Long correctedPrizeFen) {}

    record FriendRow(
            long guideId,
            String externalUserid,
            Instant addedAt,
            Instant endedAt,
            String unionid,
            Instant firstAddedAt) {}
}
