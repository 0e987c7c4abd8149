package io.guidepost.domain.organization.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface GuideMapper {

    @Select("SELECT " + RosterMapper.GUIDE + " FROM org_guide WHERE userid = #{userid} FOR UPDATE")
    GuideRow lockByUserid(String userid);

    @Select("SELECT " + RosterMapper.GUIDE + " FROM org_guide WHERE id = #{id} FOR UPDATE")
    GuideRow lock(long id);

    @Insert(
            """
            INSERT INTO org_guide (id, userid, name, status, payee_openid, session_version, created_at, version)
            VALUES (#{row.id}, #{row.userid}, #{row.name}, #{row.status}, #{row.payeeOpenid}, #{row.sessionVersion},
                    #{at}, #{row.version})
            """)
    void insert(@Param("row") GuideRow row, @Param("at") Instant at);

    @Update(
            """
            UPDATE org_guide
            SET userid = #{userid}, name = #{name}, status = #{status}, payee_openid = #{payeeOpenid},
                session_version = #{sessionVersion}, version = version + 1
            WHERE id = #{id}
            """)
    void save(GuideRow row);

    @Insert(
            """
            <script>
            INSERT INTO org_guide (id, userid, name, status, payee_openid, session_version, created_at, version) VALUES
            <foreach collection="rows" item="row" separator=",">
            (#{row.id}, #{row.userid}, #{row.name}, #{row.status}, #{row.payeeOpenid}, #{row.sessionVersion}, #{at},
             #{row.version})
            </foreach>
            </script>
            """)
    void insertAll(@Param("rows") List<GuideRow> rows, @Param("at") Instant at);

    @Insert(
            """
            <script>
            INSERT INTO org_employment (id, guide_id, store_id, role, is_primary, valid_from, valid_until) VALUES
            <foreach collection="rows" item="row" separator=",">
            (#{row.id}, #{row.guideId}, #{row.storeId}, #{row.role}, #{row.isPrimary}, #{row.validFrom},
             #{row.validUntil})
            </foreach>
            </script>
            """)
    void insertEmployments(@Param("rows") List<EmploymentRow> rows);

    @Update("UPDATE org_guide SET payee_openid = #{openid}, version = version + 1 WHERE id = #{guideId}")
    void rememberPayee(@Param("guideId") long guideId, @Param("openid") String openid);

    @Select("SELECT " + RosterMapper.EMPLOYMENT
            + " FROM org_employment WHERE guide_id = #{guideId} AND valid_until > #{at} ORDER BY id")
    List<EmploymentRow> notEndedBy(@Param("guideId") long guideId, @Param("at") Instant at);

    @Insert(
            """
            INSERT INTO org_employment (id, guide_id, store_id, role, is_primary, valid_from, valid_until)
            VALUES (#{id}, #{guideId}, #{storeId}, #{role}, #{isPrimary}, #{validFrom}, #{validUntil})
            """)
    void insertEmployment(EmploymentRow row);

    @Update("UPDATE org_employment SET valid_until = #{until} WHERE id = #{id}")
    void end(@Param("id") long id, @Param("until") Instant until);

    @Select("SELECT " + RosterMapper.GUIDE + " FROM org_guide WHERE id > #{after} ORDER BY id LIMIT #{limit}")
    List<GuideRow> all(@Param("after") long after, @Param("limit") int limit);

    @Select("SELECT COUNT(*) FROM org_guide WHERE status = 'ACTIVE'")
    int countActive();
}
