package io.guidepost.domain.executionfile.persistence;

import io.guidepost.domain.executionfile.ExportRows.CustomerLine;
import io.guidepost.domain.executionfile.ExportRows.GuideLine;
import io.guidepost.domain.organization.WithinRegion;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ExportRowMapper {

    String IN_REGION = "<if test=\"regionId != null\">AND a.region_id " + WithinRegion.REGION_ID + "</if>";

    @Select("SELECT COUNT(*) FROM content_task WHERE id = #{taskId}")
    int tasks(long taskId);

    @Select("<script>SELECT COUNT(*) FROM content_assignment a WHERE a.task_id = #{taskId} " + IN_REGION + "</script>")
    long guides(@Param("taskId") long taskId, @Param("regionId") Long regionId);

    @Select("<script>SELECT COUNT(*) FROM content_assignment a JOIN content_delivery d ON d.assignment_id = a.id"
            + " WHERE a.task_id = #{taskId} " + IN_REGION + "</script>")
    long customers(@Param("taskId") long taskId, @Param("regionId") Long regionId);

    @Select("<script>"
            + """
            SELECT a.id AS assignment_id, a.guide_id, r.name AS region, s.name AS store, g.name AS guide, a.status, a.reason,
                a.evidence, a.target_count AS targeted, a.sent_count AS sent, a.failed_count AS undelivered,
                a.dispatched_at, a.viewed_at, a.executed_at, a.done_at, a.late_at
            FROM content_assignment a
            JOIN org_guide g ON g.id = a.guide_id
            LEFT JOIN org_store s ON s.id = a.store_id
            LEFT JOIN org_region r ON r.id = a.region_id
            WHERE a.task_id = #{taskId} AND a.guide_id > #{after}
            """
            + IN_REGION + " ORDER BY a.guide_id LIMIT #{limit}</script>")
    List<GuideLine> guideLines(
            @Param("taskId") long taskId,
            @Param("regionId") Long regionId,
            @Param("after") long after,
            @Param("limit") int limit);

    /** The name is that under which the guide knows the customer, if there is one. */
    @Select(
            "<script>"
                    + """
            SELECT d.assignment_id, d.external_userid AS customer,
                (SELECT MAX(f.display_name) FROM shopper_friendship f
                    WHERE f.guide_id = a.guide_id AND f.external_userid = d.external_userid) AS name,
                d.status, d.sent_at
            FROM content_delivery d JOIN content_assignment a ON a.id = d.assignment_id
            WHERE d.assignment_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY d.assignment_id, d.external_userid
            </script>
            """)
    List<CustomerLine> customerLines(@Param("ids") List<Long> assignmentIds);
}
