package io.guidepost.domain.closure.persistence;

import io.guidepost.domain.closure.ErasureOrders;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ErasureOrderMapper extends ErasureOrders {

    String ORDER =
            """
            SELECT id, member_id, reason, state, ordered_by, ordered_at, approved_by, decided_at, closure_id
            FROM closure_order
            """;

    @Override
    @Insert(
            """
            INSERT INTO closure_order (id, member_id, reason, ordered_by, ordered_at)
            VALUES (#{id}, #{memberId}, #{reason}, #{orderedBy}, #{orderedAt})
            """)
    void insert(Order order);

    @Override
    default Optional<Order> find(long id) {
        return Optional.ofNullable(byId(id));
    }

    @Select(ORDER + " WHERE id = #{id}")
    Order byId(long id);

    @Override
    default List<Order> page(Optional<State> state, long afterId, int limit) {
        return rows(state.map(Enum::name).orElse(null), afterId, limit);
    }

    @Select(
            "<script>" + ORDER
                    + " WHERE id > #{afterId} <if test='state != null'>AND state = #{state}</if> ORDER BY id LIMIT #{limit}</script>")
    List<Order> rows(String state, long afterId, int limit);

    @Override
    @Update(
            """
            UPDATE closure_order
            SET state = #{state}, approved_by = #{approvedBy}, decided_at = #{decidedAt}, closure_id = #{closureId}
            WHERE id = #{id} AND state = 'AWAITING'
            """)
    boolean decide(Order decided);
}
