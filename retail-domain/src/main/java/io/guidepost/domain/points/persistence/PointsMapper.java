package io.guidepost.domain.points.persistence;

import io.guidepost.domain.points.PointsEntry;
import io.guidepost.domain.points.PointsEntry.Kind;
import io.guidepost.domain.points.PointsRows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PointsMapper extends PointsRows {

    String ACCOUNT = "SELECT member_id, held_by, balance, owed FROM points_account WHERE member_id = #{memberId}";

    String ENTRY = "SELECT id, record_id, kind, points, order_id, source_id, reason, posted_at FROM points_entry ";

    @Override
    default Optional<Account> find(long memberId) {
        return Optional.ofNullable(row(memberId));
    }

    @Select(ACCOUNT)
    Account row(long memberId);

    @Override
    default Account lock(long memberId) {
        var known = lockedRow(memberId);
        if (known != null) {
            return known;
        }
        open(memberId);
        return lockedRow(memberId);
    }

    @Select(ACCOUNT + " FOR UPDATE")
    Account lockedRow(long memberId);

    @Insert(
            "INSERT INTO points_account (member_id) VALUES (#{memberId}) ON DUPLICATE KEY UPDATE member_id = points_account.member_id")
    void open(long memberId);

    @Override
    @Update(
            """
            UPDATE points_account SET balance = balance - #{points}
            WHERE member_id = #{memberId} AND held_by IS NULL AND balance >= #{points}
            """)
    boolean spend(long memberId, long points);

    /** Each assignment reads only columns that those before it leave alone, so that no engine's order of them matters. */
    @Override
    @Update(
            """
            UPDATE points_account
            SET balance = balance + GREATEST(#{points} - owed, 0), owed = GREATEST(owed - #{points}, 0)
            WHERE member_id = #{memberId}
            """)
    void credit(long memberId, long points);

    @Override
    @Update(
            """
            UPDATE points_account
            SET owed = owed + GREATEST(#{points} - balance, 0), balance = GREATEST(balance - #{points}, 0)
            WHERE member_id = #{memberId}
            """)
    void debit(long memberId, long points);

    @Override
    @Update(
            """
            <script>
            UPDATE points_account SET held_by = #{holderId} WHERE member_id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void hold(Collection<Long> memberIds, long holderId);

    @Override
    default void release(long memberId, Collection<Long> otherRecords) {
        free(memberId);
        if (!otherRecords.isEmpty()) {
            hold(otherRecords, memberId);
        }
    }

    @Update("UPDATE points_account SET held_by = NULL WHERE member_id = #{memberId}")
    void free(long memberId);

    @Override
    @Insert(
            """
            INSERT INTO points_entry (id, record_id, kind, points, order_id, source_id, reason, posted_at)
            VALUES (#{id}, #{recordId}, #{kind}, #{points}, #{orderId}, #{sourceId}, #{reason}, #{postedAt})
            """)
    void insert(PointsEntry entry);

    @Override
    @Select("SELECT COUNT(*) > 0 FROM points_entry WHERE kind = #{kind} AND source_id = #{sourceId}")
    boolean has(Kind kind, long sourceId);

    @Override
    @Select(
            """
            <script>
            SELECT COALESCE(SUM(points), 0) FROM points_entry WHERE record_id IN
            <foreach item="id" collection="recordIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    long net(Collection<Long> recordIds);

    @Override
    @Select(ENTRY + "WHERE order_id = #{orderId} ORDER BY id")
    List<PointsEntry> ofOrder(long orderId);

    @Override
    @Select(
            "<script>" + ENTRY
                    + """
            WHERE record_id IN
            <foreach item="id" collection="recordIds" open="(" separator="," close=")">#{id}</foreach>
            AND id &lt; #{beforeId} ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<PointsEntry> page(Collection<Long> recordIds, long beforeId, int limit);
}
