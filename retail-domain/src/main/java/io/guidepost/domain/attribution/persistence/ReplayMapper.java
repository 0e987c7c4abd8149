package io.guidepost.domain.attribution.persistence;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReplayMapper {

    @Select(
            """
            SELECT d.order_id, d.revision, d.rule_set_version, d.inputs, d.outcome
            FROM attribution_decision d
            JOIN (SELECT DISTINCT order_id FROM attribution_decision WHERE order_id > #{orderId}
                  ORDER BY order_id LIMIT #{limit}) page ON page.order_id = d.order_id
            ORDER BY d.order_id, d.revision
            """)
    List<FrozenRow> after(long orderId, int limit);

    @Select(
            """
            SELECT order_id, revision, rule_set_version, inputs, outcome
            FROM attribution_decision WHERE order_id = #{orderId} ORDER BY revision LIMIT 1000
            """)
    List<FrozenRow> of(long orderId);

    @Select("SELECT after_order_id FROM attribution_replay_cursor WHERE id = 1")
    long cursor();

    @Update("UPDATE attribution_replay_cursor SET after_order_id = #{orderId} WHERE id = 1")
    void moveCursor(long orderId);

    record FrozenRow(long orderId, int revision, int ruleSetVersion, String inputs, String outcome) {}
}
