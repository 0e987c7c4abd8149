package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.CustomerCards.Bond;
import io.guidepost.domain.shopper.CustomerCards.LastOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CustomerCardMapper {

    @Select(
            """
            SELECT external_userid, display_name, added_at, state, member_id FROM shopper_friendship
            WHERE guide_id = #{guideId} AND external_userid = #{externalUserid}
              AND added_at <= #{now} AND ended_at > #{now}
            ORDER BY added_at DESC LIMIT 1
            """)
    FriendRow friend(long guideId, String externalUserid, Instant now);

    @Select(
            """
            SELECT b.guide_id, g.name AS guide_name, b.bound_at, b.protected_until, b.expires_at
            FROM shopper_binding b JOIN org_guide g ON g.id = b.guide_id
            WHERE b.living_member = #{memberId} AND b.expires_at > #{now}
            """)
    Bond bond(long memberId, Instant now);

    @Select(
            """
            <script>
            SELECT id, status, payable_fen, placed_at FROM order_header
            WHERE member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id DESC LIMIT 5
            </script>
            """)
    List<LastOrder> lastOrders(Collection<Long> memberIds);

    record FriendRow(String externalUserid, String displayName, Instant addedAt, String state, Long memberId) {}
}
