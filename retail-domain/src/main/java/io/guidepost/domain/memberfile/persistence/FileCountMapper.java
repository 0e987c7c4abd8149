package io.guidepost.domain.memberfile.persistence;

import io.guidepost.domain.memberfile.FileCounts;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface FileCountMapper extends FileCounts {

    @Override
    @Select("SELECT COUNT(*) FROM shopper_member WHERE status = 'ACTIVE'")
    long members();

    @Override
    @Select(
            """
            <script>
            SELECT (SELECT COUNT(*) FROM shopper_member WHERE status = 'ACTIVE' AND pool_region_id IN
            <foreach item="id" collection="regionIds" open="(" separator="," close=")">#{id}</foreach>)
            <if test="!storeIds.isEmpty()">
            + (SELECT COUNT(*) FROM shopper_binding WHERE living_store IN
            <foreach item="id" collection="storeIds" open="(" separator="," close=")">#{id}</foreach>)
            + (SELECT COUNT(*) FROM shopper_member WHERE status = 'ACTIVE' AND home_store_id IN
            <foreach item="id" collection="storeIds" open="(" separator="," close=")">#{id}</foreach>)
            </if>
            </script>
            """)
    long membersOf(Collection<Long> regionIds, Collection<Long> storeIds);

    @Override
    @Select("SELECT COUNT(*) FROM tag_mark WHERE wanted = 1")
    long allMarks();

    @Override
    @Select(
            """
            SELECT m.guide_id, m.external_userid, m.tag_id, f.member_id, g.name AS guide, f.display_name AS customer,
                t.name AS group_name, v.name AS tag_name, m.source, m.changed_at
            FROM tag_mark m
            JOIN tag_value v ON v.id = m.tag_id
            JOIN tag_group t ON t.id = v.group_id
            JOIN org_guide g ON g.id = m.guide_id
            LEFT JOIN shopper_friendship f ON f.guide_id = m.guide_id AND f.external_userid = m.external_userid
                AND f.ended_at > '9999-01-01'
            WHERE m.wanted = 1 AND v.state = 'ACTIVE' AND m.guide_id >= #{afterGuide}
                AND (m.guide_id > #{afterGuide} OR m.external_userid > #{afterCustomer}
                    OR m.external_userid = #{afterCustomer} AND m.tag_id > #{afterTag})
            ORDER BY m.guide_id, m.external_userid, m.tag_id LIMIT #{limit}
            """)
    List<MarkLine> marks(long afterGuide, String afterCustomer, long afterTag, int limit);
}
