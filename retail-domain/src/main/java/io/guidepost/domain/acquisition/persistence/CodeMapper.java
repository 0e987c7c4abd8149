package io.guidepost.domain.acquisition.persistence;

import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.AcquisitionCode.Kind;
import io.guidepost.domain.acquisition.AcquisitionCode.Status;
import io.guidepost.domain.acquisition.CodeStaff;
import io.guidepost.domain.acquisition.ContactWays.Made;
import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.acquisition.StaffingRules.Duty;
import io.guidepost.domain.organization.WithinSight;
import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CodeMapper {

    String CODE =
            """
            SELECT c.id, c.kind, c.channel, c.store_id, c.guide_id, c.name, c.state, c.is_verify_skipped,
                c.is_staffed_by_store, c.cap_a_day, c.status, c.is_ending, c.config_id, c.qr_code, c.told, c.duty,
                c.asked_at, c.fail_code, c.fail_reason, c.attempts, c.due_at, c.version, c.created_at
            FROM acquisition_code c
            """;

    String INTO =
            """
            INTO acquisition_code (id, kind, channel, store_id, guide_id, name, state, is_verify_skipped,
                is_staffed_by_store, cap_a_day, status, due_at, created_by, created_at)
            VALUES
            """;

    @Insert(
            "INSERT " + INTO
                    + """
            (#{row.id}, #{row.kind}, #{row.channel}, #{row.storeId}, #{row.guideId}, #{row.name}, #{row.state},
                #{row.isVerifySkipped}, #{row.isStaffedByStore}, #{row.capADay}, 'WANTED', #{row.dueAt}, #{createdBy},
                #{row.createdAt})
            """)
    int insert(@Param("row") CodeRow row, @Param("createdBy") long createdBy);

    @Insert(
            "<script>INSERT IGNORE " + INTO
                    + """
            <foreach item="row" collection="rows" separator=",">
            (#{row.id}, #{row.kind}, #{row.channel}, #{row.storeId}, #{row.guideId}, #{row.name}, #{row.state},
                #{row.isVerifySkipped}, #{row.isStaffedByStore}, #{row.capADay}, 'WANTED', #{row.dueAt}, #{createdBy},
                #{row.createdAt})
            </foreach>
            </script>
            """)
    int insertMissing(@Param("rows") List<CodeRow> rows, @Param("createdBy") long createdBy);

    @Select(CODE + "WHERE c.id = #{codeId}")
    CodeRow find(long codeId);

    @Select(CODE + "WHERE c.state = #{state}")
    CodeRow byState(String state);

    @Select(CODE + "WHERE c.living_key = CONCAT('GUIDE ', #{guideId}, ' ', #{channel})")
    CodeRow ofGuide(@Param("guideId") long guideId, @Param("channel") LeadChannel channel);

    @Select(
            CODE
                    + """
            WHERE c.store_id = #{storeId} AND c.kind <> 'GUIDE' AND c.status = 'LIVE' AND NOT c.is_ending
            AND (c.channel = #{channel} OR c.kind = 'STORE')
            ORDER BY c.channel <> #{channel}, c.kind <> 'STORE', c.id LIMIT 1
            """)
    CodeRow ofStore(@Param("storeId") long storeId, @Param("channel") LeadChannel channel);

    @Select("<script>" + CODE
            + """
            WHERE c.id > #{afterId}
            <if test="storeId != null">AND c.store_id = #{storeId}</if>
            <if test="channel != null">AND c.channel = #{channel}</if>
            <if test="kind != null">AND c.kind = #{kind}</if>
            <if test="status != null">AND c.status = #{status}</if>
            """
            + WithinSight.STORE + "c.store_id" + WithinSight.STORE_END
            + """
            ORDER BY c.id LIMIT #{limit}
            </script>
            """)
    List<CodeRow> list(
            @Param("sight") Sight sight,
            @Param("storeId") Long storeId,
            @Param("channel") LeadChannel channel,
            @Param("kind") Kind kind,
            @Param("status") Status status,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    @Select("SELECT guide_id, is_backup, cap_a_day FROM acquisition_staff WHERE code_id = #{codeId} ORDER BY guide_id")
    List<StaffRow> staff(long codeId);

    @Select("SELECT guide_id, day, from_minute, until_minute FROM acquisition_shift WHERE code_id = #{codeId}"
            + " ORDER BY guide_id, day, from_minute")
    List<ShiftRow> shifts(long codeId);

    /** What WeCom was told is forgotten, so that it is told again. */
    @Update(
            """
            UPDATE acquisition_code SET name = #{row.name}, is_verify_skipped = #{row.isVerifySkipped},
                is_staffed_by_store = #{row.isStaffedByStore}, cap_a_day = #{row.capADay}, told = '', due_at = #{dueAt},
                fail_code = NULL, fail_reason = NULL, attempts = 0,
                status = CASE WHEN status = 'REFUSED' AND config_id IS NULL THEN 'WANTED' ELSE status END,
                version = version + 1
            WHERE id = #{row.id} AND version = #{row.version} AND status <> 'ENDED' AND NOT is_ending
            """)
    int change(@Param("row") CodeRow row, @Param("dueAt") Instant dueAt);

    @Delete("DELETE FROM acquisition_shift WHERE code_id = #{codeId}")
    void removeShifts(long codeId);

    @Delete("DELETE FROM acquisition_staff WHERE code_id = #{codeId}")
    void removeStaff(long codeId);

    @Insert(
            """
            <script>
            INSERT INTO acquisition_staff (code_id, guide_id, is_backup, cap_a_day) VALUES
            <foreach item="each" collection="staff" separator=",">
            (#{codeId}, #{each.guideId}, #{each.isBackup}, #{each.capADay})
            </foreach>
            </script>
            """)
    void insertStaffRows(@Param("codeId") long codeId, @Param("staff") List<StaffRow> staff);

    default void insertStaff(long codeId, List<CodeStaff> staff) {
        insertStaffRows(
                codeId,
                staff.stream()
                        .map(one -> new StaffRow(
                                one.guideId(), one.isBackup(), one.capADay().orElse(null)))
                        .toList());
    }

    @Insert(
            """
            <script>
            INSERT INTO acquisition_shift (code_id, guide_id, day, from_minute, until_minute) VALUES
            <foreach item="each" collection="shifts" separator=",">
            (#{codeId}, #{each.guideId}, #{each.day}, #{each.fromMinute}, #{each.untilMinute})
            </foreach>
            </script>
            """)
    void insertShifts(@Param("codeId") long codeId, @Param("shifts") List<ShiftRow> shifts);

    @Update(
            """
            UPDATE acquisition_code SET is_ending = TRUE, due_at = #{dueAt}, attempts = 0, version = version + 1
            WHERE id = #{codeId} AND version = #{version} AND status <> 'ENDED' AND NOT is_ending
            """)
    int end(@Param("codeId") long codeId, @Param("version") int version, @Param("dueAt") Instant dueAt);

    @Select(
            CODE
                    + """
            WHERE (c.status IN ('WANTED', 'UNKNOWN', 'LIVE') OR (c.status = 'REFUSED' AND c.is_ending))
            AND c.due_at <= #{now} ORDER BY c.due_at, c.id LIMIT #{limit}
            """)
    List<CodeRow> due(@Param("now") Instant now, @Param("limit") int limit);

    @Update(
            """
            UPDATE acquisition_code SET due_at = #{until}, attempts = attempts + 1
            WHERE id = #{codeId} AND due_at = #{seenDueAt} AND version = #{version} AND status <> 'ENDED'
            """)
    int claim(
            @Param("codeId") long codeId,
            @Param("seenDueAt") Instant seenDueAt,
            @Param("version") int version,
            @Param("until") Instant until);

    @Update("UPDATE acquisition_code SET status = 'UNKNOWN', asked_at = #{at}, due_at = #{until} WHERE id = #{codeId}")
    void asking(@Param("codeId") long codeId, @Param("at") Instant at, @Param("until") Instant until);

    /** Where it was changed meanwhile, WeCom is told again at the time that the change has set. */
    String FOLLOWED =
            """
                told = CASE WHEN version = #{version} THEN #{told} ELSE '' END, duty = #{duty}, attempts = 0,
                due_at = CASE WHEN version = #{version} THEN #{nextLook} ELSE due_at END
            """;

    @Update("UPDATE acquisition_code SET status = 'LIVE', config_id = #{made.configId}, qr_code = #{made.qrCode},"
            + " fail_code = NULL, fail_reason = NULL, " + FOLLOWED + " WHERE id = #{codeId} AND status = 'UNKNOWN'")
    void live(
            @Param("codeId") long codeId,
            @Param("version") int version,
            @Param("made") Made made,
            @Param("told") String told,
            @Param("duty") Duty duty,
            @Param("nextLook") Instant nextLook);

    @Update("UPDATE acquisition_code SET fail_code = #{failCode}, fail_reason = #{failReason}, " + FOLLOWED
            + " WHERE id = #{codeId} AND status = 'LIVE'")
    void staffed(
            @Param("codeId") long codeId,
            @Param("version") int version,
            @Param("told") String told,
            @Param("duty") Duty duty,
            @Param("failCode") String failCode,
            @Param("failReason") String failReason,
            @Param("nextLook") Instant nextLook);

    @Update(
            """
            UPDATE acquisition_code SET status = 'WANTED', fail_code = #{failCode}, fail_reason = #{failReason},
                due_at = CASE WHEN version = #{version} THEN #{dueAt} ELSE due_at END
            WHERE id = #{codeId} AND status IN ('WANTED', 'UNKNOWN')
            """)
    void wanted(
            @Param("codeId") long codeId,
            @Param("version") int version,
            @Param("failCode") String failCode,
            @Param("failReason") String failReason,
            @Param("dueAt") Instant dueAt);

    /** A way that WeCom has lost is forgotten with its number. */
    @Update(
            """
            UPDATE acquisition_code SET status = 'REFUSED', config_id = NULL, qr_code = NULL, told = '',
                fail_code = #{failCode}, fail_reason = #{failReason}
            WHERE id = #{codeId} AND status <> 'ENDED'
            """)
    void refused(
            @Param("codeId") long codeId, @Param("failCode") String failCode, @Param("failReason") String failReason);

    @Update(
            """
            UPDATE acquisition_code SET due_at = #{dueAt}
            WHERE id = #{codeId} AND version = #{version} AND status <> 'ENDED'
            """)
    void later(@Param("codeId") long codeId, @Param("version") int version, @Param("dueAt") Instant dueAt);

    @Update("UPDATE acquisition_code SET due_at = #{at} WHERE id = #{codeId} AND status = 'LIVE' AND due_at > #{at}")
    void lookSoon(@Param("codeId") long codeId, @Param("at") Instant at);

    @Update(
            """
            UPDATE acquisition_code SET status = 'WANTED', due_at = #{dueAt}, attempts = 0
            WHERE id = #{codeId} AND status = 'REFUSED' AND NOT is_ending
            """)
    int again(@Param("codeId") long codeId, @Param("dueAt") Instant dueAt);

    @Update("UPDATE acquisition_code SET status = 'ENDED', ended_at = #{at}, told = '' WHERE id = #{codeId}")
    void ended(@Param("codeId") long codeId, @Param("at") Instant at);

    @Select(
            "<script>SELECT config_id FROM acquisition_code WHERE config_id IN"
                    + " <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach></script>")
    List<String> knownConfigs(@Param("ids") Collection<String> configIds);

    @Select(
            """
            SELECT guide_id, COUNT(*) AS friends FROM lead_added
            WHERE code_id = #{codeId} AND added_at >= #{since} GROUP BY guide_id
            """)
    List<AddedRow> addedSince(@Param("codeId") long codeId, @Param("since") Instant since);

    record AddedRow(long guideId, int friends) {}

    record StaffRow(long guideId, boolean isBackup, Integer capADay) {}

    record ShiftRow(long guideId, int day, int fromMinute, int untilMinute) {}

    record CodeRow(
            long id,
            Kind kind,
            LeadChannel channel,
            long storeId,
            Long guideId,
            String name,
            String state,
            boolean isVerifySkipped,
            boolean isStaffedByStore,
            Integer capADay,
            Status status,
            boolean isEnding,
            String configId,
            String qrCode,
            String told,
            Duty duty,
            Instant askedAt,
            String failCode,
            String failReason,
            int attempts,
            Instant dueAt,
            int version,
            Instant createdAt) {

        static CodeRow of(AcquisitionCode code) {
            return new CodeRow(
                    code.id(),
                    code.kind(),
                    code.channel(),
                    code.storeId(),
                    code.guideId().orElse(null),
                    code.name(),
                    code.state(),
                    code.isVerifySkipped(),
                    code.isStaffedByStore(),
                    code.capADay().orElse(null),
                    code.status(),
                    code.isEnding(),
                    code.configId().orElse(null),
                    code.qrCode().orElse(null),
                    String.join(",", code.told()),
                    code.duty(),
                    code.askedAt().orElse(null),
                    code.failCode().orElse(null),
                    code.failReason().orElse(null),
                    code.attempts(),
                    code.dueAt(),
                    code.version(),
                    code.createdAt());
        }

        AcquisitionCode toCode() {
            return new AcquisitionCode(
                    id,
                    kind,
                    channel,
                    storeId,
                    Optional.ofNullable(guideId),
                    name,
                    state,
                    isVerifySkipped,
                    isStaffedByStore,
                    Optional.ofNullable(capADay),
                    status,
                    isEnding,
                    Optional.ofNullable(configId),
                    Optional.ofNullable(qrCode),
                    told.isEmpty() ? List.of() : List.of(told.split(",")),
                    duty,
                    Optional.ofNullable(askedAt),
                    Optional.ofNullable(failCode),
                    Optional.ofNullable(failReason),
                    attempts,
                    dueAt,
                    version,
                    createdAt);
        }
    }
}
