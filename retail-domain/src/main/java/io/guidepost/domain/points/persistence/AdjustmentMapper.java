package io.guidepost.domain.points.persistence;

import io.guidepost.domain.points.Adjustments;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AdjustmentMapper extends Adjustments {

    String ADJUSTMENT =
            """
            SELECT id, member_id, points, reason, state, proposed_by, proposed_at, decided_by, decided_at
            FROM points_adjustment
            """;

    @Override
    @Insert(
            """
            INSERT INTO points_adjustment (id, member_id, points, reason, proposed_by, proposed_at)
            VALUES (#{id}, #{memberId}, #{points}, #{reason}, #{proposedBy}, #{proposedAt})
            """)
    void insert(Adjustment adjustment);

    @Override
    default Optional<Adjustment> find(long id) {
        return Optional.ofNullable(byId(id));
    }

    @Select(ADJUSTMENT + " WHERE id = #{id}")
    Adjustment byId(long id);

    @Override
    default List<Adjustment> page(Optional<State> state, long beforeId, int limit) {
        return rows(state.map(Enum::name).orElse(null), beforeId, limit);
    }

    @Select(
            "<script>" + ADJUSTMENT
                    + " WHERE id &lt; #{beforeId} <if test='state != null'>AND state = #{state}</if> ORDER BY id DESC LIMIT #{limit}</script>")
    List<Adjustment> rows(String state, long beforeId, int limit);

    @Override
    @Update(
            """
            UPDATE points_adjustment SET state = #{state}, decided_by = #{decidedBy}, decided_at = #{decidedAt}
            WHERE id = #{id} AND state = 'AWAITING'
            """)
    boolean decide(Adjustment decided);
}
