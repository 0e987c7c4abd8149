package io.guidepost.domain.shopper.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FriendMapper {

    @Select(
            """
            SELECT COUNT(*) FROM shopper_friend_event
            WHERE guide_id = #{guideId} AND external_userid = #{externalUserid}
              AND occurred_at = #{occurredAt} AND kind = #{kind}
            """)
    int countEvents(long guideId, String externalUserid, Instant occurredAt, String kind);

    @Insert(
            """
            INSERT INTO shopper_friend_event (guide_id, external_userid, occurred_at, kind, state)
            VALUES (#{guideId}, #{externalUserid}, #{occurredAt}, #{kind}, #{state})
            """)
    void insertEvent(long guideId, String externalUserid, Instant occurredAt, String kind, String state);

    @Select(
            """
            SELECT occurred_at, kind, state FROM shopper_friend_event
            WHERE guide_id = #{guideId} AND external_userid = #{externalUserid}
            ORDER BY occurred_at, kind LIMIT 10000
            """)
    List<EventRow> events(long guideId, String externalUserid);

    @Select(
            """
            SELECT added_at, ended_at, end_reason, state FROM shopper_friendship
            WHERE guide_id = #{guideId} AND external_userid = #{externalUserid}
            ORDER BY added_at
            """)
    List<PeriodRow> periods(long guideId, String externalUserid);

    @Insert(
            """
            INSERT INTO shopper_friendship (guide_id, external_userid, added_at, ended_at, end_reason, state)
            VALUES (#{guideId}, #{externalUserid}, #{row.addedAt}, #{row.endedAt}, #{row.endReason}, #{row.state})
            """)
    void insert(long guideId, String externalUserid, PeriodRow row);

    @Update(
            """
            UPDATE shopper_friendship SET ended_at = #{row.endedAt}, end_reason = #{row.endReason}, state = #{row.state}
            WHERE guide_id = #{guideId} AND external_userid = #{externalUserid} AND added_at = #{row.addedAt}
            """)
    void update(long guideId, String externalUserid, PeriodRow row);

    @Delete(
            """
            DELETE FROM shopper_friendship
            WHERE guide_id = #{guideId} AND external_userid = #{externalUserid} AND added_at = #{addedAt}
            """)
    void delete(long guideId, String externalUserid, Instant addedAt);

    @Update(
            """
            UPDATE shopper_friendship
            SET member_id = COALESCE(#{memberId}, member_id), unionid = COALESCE(#{unionid}, unionid),
                display_name = COALESCE(#{name}, display_name)
            WHERE external_userid = #{externalUserid}
            """)
    void describe(String externalUserid, Long memberId, String unionid, String name);

    @Select(
            """
            <script>
            SELECT guide_id, external_userid, added_at, member_id FROM shopper_friendship
            WHERE external_userid IN
            <foreach item="it" collection="externalUserids" open="(" separator="," close=")">#{it}</foreach>
            AND ended_at = #{openEnd} AND guide_id IN
            <foreach item="it" collection="guideIds" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<LivingRow> livingAmong(Collection<Long> guideIds, Collection<String> externalUserids, Instant openEnd);

    @Select(
            """
            SELECT guide_id, external_userid, added_at, member_id FROM shopper_friendship
            WHERE guide_id = #{guideId} AND external_userid > #{after} AND ended_at = #{openEnd}
            ORDER BY external_userid LIMIT #{limit}
            """)
    List<LivingRow> livingOf(long guideId, String after, Instant openEnd, int limit);

    @Select(
            """
            SELECT guide_id, external_userid, added_at, member_id FROM shopper_friendship
            WHERE member_id = #{memberId} AND ended_at = #{openEnd}
            ORDER BY added_at, guide_id LIMIT 20
            """)
    List<LivingRow> livingOfMember(long memberId, Instant openEnd);

    @Select(
            """
            SELECT DISTINCT member_id FROM shopper_friendship
            WHERE guide_id = #{guideId} AND ended_at = #{openEnd} AND added_at < #{at} AND credit_until > #{at}
              AND member_id > #{after}
            ORDER BY member_id LIMIT #{limit}
            """)
    List<Long> membersMetBefore(long guideId, Instant at, long after, Instant openEnd, int limit);

    @Update(
            """
            UPDATE shopper_friendship SET credit_until = #{at}
            WHERE guide_id = #{guideId} AND member_id = #{memberId} AND added_at < #{at} AND credit_until > #{at}
            """)
    void endCredit(long guideId, long memberId, Instant at);

    record EventRow(Instant occurredAt, String kind, String state) {}

    record PeriodRow(Instant addedAt, Instant endedAt, String endReason, String state) {}

    record LivingRow(long guideId, String externalUserid, Instant addedAt, Long memberId) {}
}
