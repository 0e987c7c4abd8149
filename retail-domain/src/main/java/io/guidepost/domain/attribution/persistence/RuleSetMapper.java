package io.guidepost.domain.attribution.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RuleSetMapper {

    String COLUMNS =
            """
            version, name, parameters, effective_from, effective_until, state, scope_type, scope_key, based_on, edition,
            simulation_id, created_by, edited_by, approved_by, created_at
            """;

    @Select(
            "<script>SELECT " + COLUMNS
                    + """
              FROM attribution_rule_set WHERE version &lt; #{below}
              <if test="state != null">AND state = #{state}</if>
              ORDER BY version DESC LIMIT #{limit}</script>
              """)
    List<VersionRow> page(@Param("state") String state, @Param("below") int below, @Param("limit") int limit);

    @Select("SELECT " + COLUMNS + " FROM attribution_rule_set WHERE version = #{version}")
    VersionRow find(int version);

    @Select("SELECT " + COLUMNS + " FROM attribution_rule_set WHERE version = #{version} FOR UPDATE")
    VersionRow lock(int version);

    @Select("SELECT COALESCE(MAX(version), 0) FROM attribution_rule_set")
    int latest();

    @Select("SELECT name, title, title_en, parameters FROM attribution_rule_preset ORDER BY position LIMIT 100")
    List<PresetRow> presets();

    @Insert(
            """
            INSERT INTO attribution_rule_set (version, name, parameters, effective_from, effective_until, state, scope_type,
                scope_key, based_on, edition, created_by, edited_by, created_at)
            VALUES (#{version}, #{name}, #{parameters}, #{effectiveFrom}, #{effectiveUntil}, #{state}, #{scopeType},
                #{scopeKey}, #{basedOn}, #{edition}, #{createdBy}, #{editedBy}, #{createdAt})
            """)
    void insert(VersionRow row);

    @Update(
            """
            UPDATE attribution_rule_set SET name = #{name}, parameters = #{parameters}, scope_type = #{scopeType},
                scope_key = #{scopeKey}, edited_by = #{adminId}, state = 'DRAFT', simulation_id = NULL, edition = edition + 1
            WHERE version = #{version} AND state IN ('DRAFT', 'SIMULATED')
            """)
    int edit(
            @Param("version") int version,
            @Param("name") String name,
            @Param("parameters") String parameters,
            @Param("scopeType") String scopeType,
            @Param("scopeKey") String scopeKey,
            @Param("adminId") long adminId);

    @Update(
            """
            UPDATE attribution_rule_set SET state = 'SIMULATED', simulation_id = #{simulationId}, edition = edition + 1
            WHERE version = #{version} AND state IN ('DRAFT', 'SIMULATED')
            """)
    int simulated(@Param("version") int version, @Param("simulationId") long simulationId);

    @Update(
            """
            UPDATE attribution_rule_set SET state = 'APPROVED', approved_by = #{adminId}, edition = edition + 1
            WHERE version = #{version} AND state = 'SIMULATED'
            """)
    int approved(@Param("version") int version, @Param("adminId") long adminId);

    @Update(
            """
            UPDATE attribution_rule_set SET state = 'ACTIVE', effective_from = #{from}, effective_until = #{until},
                edition = edition + 1
            WHERE version = #{version} AND state = 'APPROVED'
            """)
    int activated(@Param("version") int version, @Param("from") Instant from, @Param("until") Instant until);

    @Update(
            """
            UPDATE attribution_rule_set SET state = 'RETIRED', effective_from = #{from}, effective_until = #{until},
                edition = edition + 1
            WHERE version = #{version} AND state <> 'RETIRED'
            """)
    int retired(@Param("version") int version, @Param("from") Instant from, @Param("until") Instant until);

    @Update("UPDATE attribution_rule_set SET scope_key = #{name} WHERE scope_type = 'BRAND' AND scope_key = #{before}")
    int renameBrand(@Param("before") String before, @Param("name") String name);

    @Select(
            """
            SELECT r.version, r.scope_type, r.scope_key, r.effective_from, r.effective_until
            FROM attribution_rule_set r
            WHERE r.state IN ('ACTIVE', 'RETIRED') AND r.effective_from <= #{at} AND r.effective_until > #{at}
            AND NOT EXISTS (
                SELECT 1 FROM attribution_rule_set n
                WHERE n.scope_type = r.scope_type AND n.scope_key = r.scope_key AND n.state IN ('ACTIVE', 'RETIRED')
                AND n.effective_from <= #{at} AND n.effective_until > #{at}
                AND (n.effective_from > r.effective_from
                    OR (n.effective_from = r.effective_from AND n.version > r.version)))
            LIMIT 5000
            """)
    List<ScheduledRow> inForceAt(Instant at);

    /** Held until the transaction ends, so that two people cannot end the last two at once. */
    @Select(
            """
            SELECT version FROM attribution_rule_set
            WHERE scope_type = 'ALL' AND scope_key = '' AND state = 'ACTIVE' AND effective_from <= #{at}
            AND effective_until >= '9999-12-31'
            ORDER BY version FOR UPDATE
            """)
    List<Integer> lockEndlessForAll(Instant at);

    @Select("SELECT COUNT(*) FROM org_store WHERE id = #{id}")
    int stores(long id);

    @Select("SELECT COUNT(*) FROM org_region WHERE id = #{id}")
    int regions(long id);

    @Select(
            """
            SELECT region_id FROM org_store_region
            WHERE store_id = #{storeId} AND valid_from <= #{at} AND valid_until > #{at}
            LIMIT 1
            """)
    Long regionOf(long storeId, Instant at);

    @Insert(
            """
            INSERT INTO attribution_rule_set_event (id, version, kind, admin_id, detail, occurred_at)
            VALUES (#{id}, #{version}, #{kind}, #{adminId}, #{detail}, #{at})
            """)
    void record(
            @Param("id") long id,
            @Param("version") int version,
            @Param("kind") String kind,
            @Param("adminId") long adminId,
            @Param("detail") String detail,
            @Param("at") Instant at);

    @Select(
            """
            SELECT id, kind, admin_id, detail, occurred_at FROM attribution_rule_set_event
            WHERE version = #{version} ORDER BY id LIMIT 200
            """)
    List<EventRow> history(int version);

    record VersionRow(
            int version,
            String name,
            String parameters,
            Instant effectiveFrom,
            Instant effectiveUntil,
            String state,
            String scopeType,
            String scopeKey,
            String basedOn,
            int edition,
            Long simulationId,
            long createdBy,
            long editedBy,
            Long approvedBy,
            Instant createdAt) {}

    record PresetRow(String name, String title, String titleEn, String parameters) {}

    record ScheduledRow(
            int version, String scopeType, String scopeKey, Instant effectiveFrom, Instant effectiveUntil) {}

    record EventRow(long id, String kind, long adminId, String detail, Instant occurredAt) {}
}
