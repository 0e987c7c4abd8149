package io.guidepost.domain.shopper.persistence;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ShopperMapper {

    @Select("SELECT id, status, session_version FROM shopper_member WHERE id = #{id}")
    ShopperRow byId(long id);

    @Select(
            """
            SELECT m.id, m.status, m.session_version
            FROM shopper_identity i JOIN shopper_member m ON m.id = i.member_id
            WHERE i.kind = #{kind} AND i.value = #{value}
            """)
    ShopperRow byIdentity(String kind, String value);

    @Select(
            """
            SELECT value FROM shopper_identity
            WHERE member_id = #{memberId} AND kind = 'OPENID'
            ORDER BY created_at DESC, value
            LIMIT 1
            """)
    String openidOf(long memberId);

    @Insert("INSERT INTO shopper_member (id, created_at) VALUES (#{id}, #{createdAt})")
    void insert(long id, Instant createdAt);

    @Insert(
            """
            INSERT INTO shopper_identity (kind, value, member_id, created_at)
            VALUES (#{kind}, #{value}, #{memberId}, #{at})
            """)
    void insertIdentity(String kind, String value, long memberId, Instant at);

    @Update("UPDATE shopper_friendship SET member_id = #{memberId} WHERE unionid = #{unionid} AND member_id IS NULL")
    int linkFriendships(long memberId, String unionid);

    record ShopperRow(long id, String status, int sessionVersion) {}
}
