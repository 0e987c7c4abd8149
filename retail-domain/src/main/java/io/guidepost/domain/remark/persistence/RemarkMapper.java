package io.guidepost.domain.remark.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RemarkMapper {

    String REMARK =
            """
            SELECT guide_id, external_userid, remark, description, base_remark, base_description, sync_state, refusal,
                   changed_at
            FROM remark_friend
            """;

    @Select(REMARK + "WHERE guide_id = #{guideId} AND external_userid = #{externalUserid}")
    RemarkRow find(@Param("guideId") long guideId, @Param("externalUserid") String externalUserid);

    @Select(
            "<script>" + REMARK
                    + """
                    WHERE guide_id IN
                    <foreach item="it" collection="guideIds" open="(" separator="," close=")">#{it}</foreach>
                    AND external_userid IN
                    <foreach item="it" collection="customers" open="(" separator="," close=")">#{it}</foreach>
                    </script>
                    """)
    List<RemarkRow> among(
            @Param("guideIds") Collection<Long> guideIds, @Param("customers") Collection<String> customers);

    @Insert(
            """
            <script>
            INSERT INTO remark_friend (guide_id, external_userid, remark, description, base_remark, base_description,
                                       sync_state, refusal, changed_at)
            VALUES
            <foreach item="it" collection="rows" separator=",">
            (#{it.guideId}, #{it.externalUserid}, #{it.remark}, #{it.description}, #{it.baseRemark},
             #{it.baseDescription}, #{it.syncState}, #{it.refusal}, #{it.changedAt})</foreach>
            ON DUPLICATE KEY UPDATE remark = VALUES(remark), description = VALUES(description),
                base_remark = VALUES(base_remark), base_description = VALUES(base_description),
                sync_state = VALUES(sync_state), refusal = VALUES(refusal), changed_at = VALUES(changed_at)
            </script>
            """)
    void save(@Param("rows") Collection<RemarkRow> rows);

    record RemarkRow(
            long guideId,
            String externalUserid,
            String remark,
            String description,
            String baseRemark,
            String baseDescription,
            String syncState,
            String refusal,
            Instant changedAt) {}
}
