package io.guidepost.domain.reach.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ReachedMapper {

    @Select(
            """
            SELECT MIN(t.occurred_at) AS at
            FROM sharing_touch t
            WHERE t.assignment_id = #{assignmentId} AND t.is_valid = 1 AND t.occurred_at >= #{since}
            GROUP BY t.member_id ORDER BY at LIMIT #{limit}
            """)
    List<Instant> visitors(long assignmentId, Instant since, int limit);

    @Select(
            """
            SELECT MIN(t.occurred_at) AS at
            FROM sharing_touch t JOIN shopper_member m ON m.id = t.member_id AND m.created_at >= #{since}
            WHERE t.assignment_id = #{assignmentId} AND t.is_valid = 1 AND t.occurred_at >= #{since}
            GROUP BY t.member_id ORDER BY at LIMIT #{limit}
            """)
    List<Instant> newVisitors(long assignmentId, Instant since, int limit);

    /** Whom the guide invited, and who came by the code of a chat of his; the same customer in two chats is one. */
    @Select(
            """
            SELECT MIN(x.joined_at) AS at FROM (
                SELECT m.external_userid, m.joined_at
                FROM org_guide g JOIN groupchat_member m ON m.invited_by = g.userid
                WHERE g.id = #{guideId} AND m.joined_at >= #{since} AND m.left_at > #{now}
                UNION ALL
                SELECT m.external_userid, m.joined_at
                FROM org_guide g
                JOIN groupchat_chat c ON c.owner_userid = g.userid
                JOIN groupchat_member m ON m.chat_id = c.chat_id AND m.invited_by IS NULL
                WHERE g.id = #{guideId} AND m.joined_at >= #{since} AND m.left_at > #{now}) x
            GROUP BY x.external_userid ORDER BY at LIMIT #{limit}
            """)
    List<Instant> groupMembers(long guideId, Instant since, Instant now, int limit);

    /** Somebody who was the guide's friend before is not won again. */
    @Select(
            """
            SELECT MIN(f.added_at) AS at
            FROM shopper_friendship f
            WHERE f.guide_id = #{guideId} AND f.added_at >= #{since} AND f.ended_at > #{now}
              AND NOT EXISTS (
                SELECT 1 FROM shopper_friendship e
                WHERE e.guide_id = f.guide_id AND e.external_userid = f.external_userid AND e.added_at < #{since})
            GROUP BY f.external_userid ORDER BY at LIMIT #{limit}
            """)
    List<Instant> friends(long guideId, Instant since, Instant now, int limit);
}
