package io.guidepost.domain.shopper.persistence;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface HandoverMapper {

    String HANDOVER =
            """
            SELECT id, member_id, from_guide_id, to_guide_id, started_at, outcome, finished_at FROM shopper_handover
            """;

    @Insert(
            """
            INSERT INTO shopper_handover (id, member_id, from_guide_id, to_guide_id, started_at)
            VALUES (#{id}, #{memberId}, #{fromGuideId}, #{toGuideId}, #{startedAt})
            """)
    void insert(long id, long memberId, long fromGuideId, long toGuideId, Instant startedAt);

    @Select(HANDOVER + "WHERE id = #{id}")
    HandoverRow byId(long id);

    @Select(HANDOVER + "WHERE pending_member = #{memberId}")
    HandoverRow pendingOf(long memberId);

    @Update(
            """
            UPDATE shopper_handover SET outcome = #{outcome}, finished_at = #{at}
            WHERE id = #{id} AND outcome = 'PENDING'
            """)
    int finish(long id, String outcome, Instant at);

    record HandoverRow(
            long id,
            long memberId,
            long fromGuideId,
            long toGuideId,
            Instant startedAt,
            String outcome,
            Instant finishedAt) {}
}
