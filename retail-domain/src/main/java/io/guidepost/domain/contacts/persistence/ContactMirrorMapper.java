package io.guidepost.domain.contacts.persistence;

import io.guidepost.domain.contacts.ContactMirror.Remark;
import io.guidepost.domain.organization.ContactDirectory.Department;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ContactMirrorMapper {

    String DEPARTMENT =
            "SELECT department_id AS id, parent_id, name, name_en, sort_order AS `order` FROM contacts_department ";

    @Delete("DELETE FROM contacts_department WHERE sync_id = #{syncId}")
    void dropDepartments(long syncId);

    @Insert(
            """
            <script>
            INSERT INTO contacts_department (sync_id, department_id, parent_id, name, name_en, sort_order) VALUES
            <foreach collection="rows" item="row" separator=",">
            (#{syncId}, #{row.id}, #{row.parentId}, #{row.name}, #{row.nameEn}, #{row.order})
            </foreach>
            </script>
            """)
    void insertDepartments(@Param("syncId") long syncId, @Param("rows") List<Department> rows);

    @Select(DEPARTMENT + "WHERE sync_id = #{syncId}")
    List<Department> departments(long syncId);

    @Select(
            """
            SELECT department_id FROM contacts_department
            WHERE sync_id = #{syncId} AND department_id > #{after} ORDER BY department_id LIMIT #{limit}
            """)
    List<Long> departmentIds(@Param("syncId") long syncId, @Param("after") long after, @Param("limit") int limit);

    @Select(
            "<script>" + DEPARTMENT
                    + """
            WHERE sync_id = 0 AND department_id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Department> latest(@Param("ids") Collection<Long> ids);

    @Update(
            """
            UPDATE contacts_department SET failure = #{failure}
            WHERE sync_id = #{syncId} AND department_id = #{departmentId}
            """)
    void departmentFailed(
            @Param("syncId") long syncId, @Param("departmentId") long departmentId, @Param("failure") String failure);

    @Update(
            """
            UPDATE contacts_department SET storeless = storeless + #{people}
            WHERE sync_id = #{syncId} AND department_id = #{departmentId}
            """)
    void addStoreless(
            @Param("syncId") long syncId, @Param("departmentId") long departmentId, @Param("people") int people);

    @Select(
            """
            SELECT department_id, name, storeless, failure FROM contacts_department
            WHERE sync_id = #{syncId} AND department_id > #{after} AND (storeless > 0 OR failure <> '')
            ORDER BY department_id LIMIT #{limit}
            """)
    List<Remark> remarks(@Param("syncId") long syncId, @Param("after") long after, @Param("limit") int limit);

    @Insert(
            """
            <script>
            INSERT INTO contacts_person (sync_id, userid, state) VALUES
            <foreach collection="userids" item="userid" separator=",">(#{syncId}, #{userid}, 'LISTED')</foreach>
            ON DUPLICATE KEY UPDATE userid = VALUES(userid)
            </script>
            """)
    void list(@Param("syncId") long syncId, @Param("userids") List<String> userids);

    @Insert(
            """
            <script>
            INSERT INTO contacts_person (sync_id, userid, state, name, departments, leads, main_department, position)
            VALUES
            <foreach collection="rows" item="row" separator=",">
            (#{syncId}, #{row.userid}, #{row.state}, #{row.name}, #{row.departments}, #{row.leads},
             #{row.mainDepartment}, #{row.position})
            </foreach>
            ON DUPLICATE KEY UPDATE state = VALUES(state), name = VALUES(name), departments = VALUES(departments),
                leads = VALUES(leads), main_department = VALUES(main_department), position = VALUES(position)
            </script>
            """)
    void tell(@Param("syncId") long syncId, @Param("rows") List<PersonRow> rows);

    @Select(
            """
            SELECT userid FROM contacts_person
            WHERE sync_id = #{syncId} AND state = 'LISTED' AND userid > #{after} ORDER BY userid LIMIT #{limit}
            """)
    List<String> untold(@Param("syncId") long syncId, @Param("after") String after, @Param("limit") int limit);

    @Update(
            """
            UPDATE contacts_person SET state = 'UNREADABLE', failure = #{failure}
            WHERE sync_id = #{syncId} AND userid = #{userid}
            """)
    void personFailed(@Param("syncId") long syncId, @Param("userid") String userid, @Param("failure") String failure);

    @Delete("DELETE FROM contacts_person WHERE sync_id = #{syncId} AND userid = #{userid}")
    void gone(@Param("syncId") long syncId, @Param("userid") String userid);

    @Select("SELECT COUNT(*) FROM contacts_person WHERE sync_id = #{syncId}")
    int count(long syncId);

    @Select(
            """
            SELECT userid, state, name, departments, leads, main_department, position, failure FROM contacts_person
            WHERE sync_id = #{syncId} AND userid > #{after} ORDER BY userid LIMIT #{limit}
            """)
    List<PersonRow> people(@Param("syncId") long syncId, @Param("after") String after, @Param("limit") int limit);

    @Select(
            """
            <script>
            SELECT userid FROM contacts_person WHERE sync_id = #{syncId} AND userid IN
            <foreach collection="userids" item="userid" open="(" separator="," close=")">#{userid}</foreach>
            </script>
            """)
    List<String> known(@Param("syncId") long syncId, @Param("userids") Collection<String> userids);

    @Delete("DELETE FROM contacts_person WHERE sync_id <= #{syncId} ORDER BY sync_id, userid LIMIT #{limit}")
    int forgetPeople(@Param("syncId") long syncId, @Param("limit") int limit);

    @Delete(
            """
            DELETE FROM contacts_department WHERE sync_id > 0 AND sync_id <= #{syncId}
            ORDER BY sync_id, department_id LIMIT #{limit}
            """)
    int forgetDepartments(@Param("syncId") long syncId, @Param("limit") int limit);
}
