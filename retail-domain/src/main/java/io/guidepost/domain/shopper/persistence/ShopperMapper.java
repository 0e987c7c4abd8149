package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.Shoppers.NewShopper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ShopperMapper {

    @Select("SELECT id, status, session_version FROM shopper_member WHERE id = #{id}")
    ShopperRow byId(long id);

    @Select(
            """
            <script>
            SELECT id FROM shopper_member WHERE status = 'ACTIVE' AND id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    Set<Long> activeAmong(Collection<Long> ids);

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

    @Insert("<script>INSERT INTO shopper_member (id, created_at) VALUES"
            + " <foreach item='it' collection='shoppers' separator=','>(#{it.id}, #{it.createdAt})</foreach></script>")
    void insertAll(@Param("shoppers") Collection<NewShopper> shoppers);

    @Update("UPDATE shopper_member SET session_version = session_version + 1 WHERE id = #{memberId}")
    void raiseSessionVersion(long memberId);

    @Insert(
            """
            INSERT INTO shopper_identity (kind, value, member_id, created_at)
            VALUES (#{kind}, #{value}, #{memberId}, #{at})
            """)
    void insertIdentity(String kind, String value, long memberId, Instant at);

    @Update("UPDATE shopper_friendship SET member_id = #{memberId} WHERE unionid = #{unionid} AND member_id IS NULL")
    int linkFriendships(long memberId, String unionid);

    @Select("SELECT created_at FROM shopper_member WHERE id = #{id}")
    Instant registeredAt(long id);

    @Update(
            """
            UPDATE shopper_member
            SET status = 'CLOSED', merged_into = #{keptId}, merged_at = #{at}, session_version = session_version + 1
            WHERE id = #{mergedId}
            """)
    void close(long mergedId, long keptId, Instant at);

    /** What came from an earlier merger keeps the record it came from, so that both can be undone one after the other. */
    @Update(
            """
            UPDATE shopper_identity SET member_id = #{to}, merged_from = COALESCE(merged_from, #{from})
            WHERE member_id = #{from}
            """)
    void moveIdentities(long from, long to);

    @Update("UPDATE shopper_friendship SET member_id = #{to} WHERE member_id = #{from}")
    void moveFriendships(long from, long to);

    @Update(
            """
            UPDATE shopper_friendship SET member_id = NULL, unionid = NULL, display_name = NULL
            WHERE member_id = #{memberId}
            """)
    void forgetFriends(long memberId);

    @Update("UPDATE shopper_member SET status = 'CLOSED' WHERE id = #{memberId}")
    void closeForGood(long memberId);

    @Update("UPDATE shopper_member SET status = 'ACTIVE', merged_into = NULL, merged_at = NULL WHERE id = #{mergedId}")
    void reopen(long mergedId);

    /** @param records the merged one and those that are part of it */
    @Update(
            """
            <script>
            UPDATE shopper_identity SET member_id = #{mergedId}, merged_from = NULLIF(merged_from, #{mergedId})
            WHERE merged_from IN <foreach item="id" collection="records" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void moveIdentitiesBack(long mergedId, Collection<Long> records);

    /** A friendship is that of the member whose identity it was made under. */
    @Update(
            """
            UPDATE shopper_friendship SET member_id = #{mergedId}
            WHERE external_userid IN (SELECT value FROM shopper_identity
                    WHERE member_id = #{mergedId} AND kind = 'EXTERNAL_USERID')
                OR unionid IN (SELECT value FROM shopper_identity WHERE member_id = #{mergedId} AND kind = 'UNIONID')
            """)
    void moveFriendshipsBack(long mergedId);

    @Select("SELECT merged_into FROM shopper_member WHERE id = #{id}")
    Long mergedInto(long id);

    @Select(
            """
            <script>
            SELECT id FROM shopper_member WHERE merged_into IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id LIMIT 200
            </script>
            """)
    List<Long> mergedOf(Collection<Long> ids);

    record ShopperRow(long id, String status, int sessionVersion) {}
}
