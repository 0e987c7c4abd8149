package io.guidepost.domain.payout.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PayeeMapper {

    String HOLD = "SELECT id, guide_id, reason, placed_by, placed_at, lifted_by, lifted_at FROM payout_hold ";

    @Select(
            """
            SELECT COUNT(*) FROM org_guide g JOIN org_guide o ON o.payee_openid = g.payee_openid AND o.id <> g.id
            WHERE g.id = #{guideId}
            """)
    int sharing(long guideId);

    @Select("SELECT MAX(changed_at) FROM payout_payee_change WHERE guide_id = #{guideId}")
    Instant lastChange(long guideId);

    @Insert(
            """
            INSERT INTO payout_payee_change (id, guide_id, old_openid, new_openid, changed_at)
            VALUES (#{id}, #{guideId}, #{from}, #{to}, #{at})
            """)
    int changed(long id, long guideId, String from, String to, Instant at);

    @Insert(
            """
            INSERT INTO payout_hold (id, guide_id, reason, placed_by, placed_at)
            VALUES (#{id}, #{guideId}, #{reason}, #{placedBy}, #{placedAt})
            """)
    int hold(long id, long guideId, String reason, long placedBy, Instant placedAt);

    @Select(HOLD + "WHERE id = #{id}")
    HoldRow findHold(long id);

    @Select(HOLD + "WHERE held_guide = #{guideId}")
    HoldRow openHold(long guideId);

    @Update("UPDATE payout_hold SET lifted_by = #{adminId}, lifted_at = #{at} WHERE id = #{id} AND lifted_at IS NULL")
    int lift(long id, long adminId, Instant at);

    @Select(
            "<script>" + HOLD
                    + """
            WHERE id &lt; #{beforeId} <if test="openOnly">AND lifted_at IS NULL</if> ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<HoldRow> holds(boolean openOnly, long beforeId, int limit);

    @Select(
            """
            SELECT guide_id, employee_no, real_name_sealed, entered_by, entered_at FROM payout_payroll_person
            WHERE guide_id = #{guideId}
            """)
    PersonRow person(long guideId);

    @Insert(
            """
            INSERT INTO payout_payroll_person (guide_id, employee_no, real_name_sealed, entered_by, entered_at)
            VALUES (#{guideId}, #{employeeNo}, #{realNameSealed}, #{enteredBy}, #{enteredAt})
            """)
    int insertPerson(PersonRow row);

    @Update(
            """
            UPDATE payout_payroll_person
            SET employee_no = #{employeeNo}, real_name_sealed = #{realNameSealed}, entered_by = #{enteredBy},
                entered_at = #{enteredAt}
            WHERE guide_id = #{guideId}
            """)
    int updatePerson(PersonRow row);

    record HoldRow(
            long id, long guideId, String reason, long placedBy, Instant placedAt, Long liftedBy, Instant liftedAt) {}

    record PersonRow(long guideId, String employeeNo, byte[] realNameSealed, long enteredBy, Instant enteredAt) {}
}
