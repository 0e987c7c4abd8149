package io.guidepost.domain.identity.persistence;

import io.guidepost.domain.identity.Evidence.Holder;
import io.guidepost.domain.identity.Evidence.Named;
import io.guidepost.domain.identity.Evidence.NewName;
import io.guidepost.domain.identity.Evidence.Queued;
import io.guidepost.domain.identity.Grouping.Against;
import io.guidepost.domain.identity.IdentityKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface IdentityMapper {

    String IDS = "<foreach item='id' collection='ids' open='(' separator=',' close=')'>#{id}</foreach>";

    String IDENTITIES =
            "<foreach item='it' collection='identities' separator=' OR '>(kind = #{it.kind} AND value = #{it.value})</foreach>";

    String CLAIMS =
            "<foreach item='it' collection='identities' separator=' OR '>(c.kind = #{it.kind} AND c.value = #{it.value})</foreach>";

    /** An openid that is claimed is good in the application of the one who has it. */
    String CLAIMED = "SELECT c.record_id, c.kind, COALESCE(i.app_id, ''), c.value FROM identity_claim c"
            + " LEFT JOIN shopper_identity i ON i.kind = c.kind AND i.value = c.value";

    String CONFLICT =
            """
            SELECT id, one_id, other_id, evidence, against, state, noticed_at, decided_by, decided_at, note
            FROM identity_conflict
            """;

    /** Those who closed their account are nobody any more. */
    @Select(
            "<script>SELECT id, created_at, merged_into FROM shopper_member WHERE (status = 'ACTIVE' OR merged_into IS NOT NULL)"
                    + " AND id IN " + IDS + "</script>")
    List<RecordRow> records(Collection<Long> ids);

    @Select("<script>SELECT id FROM shopper_member WHERE merged_into IN " + IDS + " LIMIT 200</script>")
    List<Long> mergedInto(Collection<Long> ids);

    @Select("<script>SELECT id, merged_id, into_id FROM shopper_merger WHERE in_force IN " + IDS + "</script>")
    List<MergerRow> mergers(Collection<Long> ids);

    @Select("<script>SELECT COALESCE(merged_from, member_id) AS record_id, kind, app_id, value FROM shopper_identity"
            + " WHERE member_id IN " + IDS
            + " UNION SELECT merged_from, kind, app_id, value FROM shopper_identity WHERE merged_from IN " + IDS
            + " UNION " + CLAIMED + " WHERE c.record_id IN " + IDS + "</script>")
    List<ClaimRow> claims(Collection<Long> ids);

    @Select(
            "<script>SELECT COALESCE(merged_from, member_id) AS record_id, kind, app_id, value FROM shopper_identity WHERE "
                    + IDENTITIES
                    + " UNION " + CLAIMED + " WHERE " + CLAIMS + " LIMIT 200</script>")
    List<ClaimRow> holders(Collection<ClaimRow> identities);

    @Select(
            "<script>SELECT member_id AS record_id, 'PHONE' AS kind, '' AS app_id, phone_index AS value FROM profile_phone"
                    + " WHERE member_id IN " + IDS + "</script>")
    List<ClaimRow> phones(Collection<Long> ids);

    @Select("<script>SELECT member_id, phone_sealed FROM profile_phone WHERE member_id IN " + IDS + "</script>")
    List<SealedRow> sealedPhones(Collection<Long> ids);

    @Select("<script>SELECT member_id FROM profile_phone WHERE phone_index IN"
            + " <foreach item='index' collection='indexes' open='(' separator=',' close=')'>#{index}</foreach>"
            + " ORDER BY member_id LIMIT #{limit}</script>")
    List<Long> havingPhone(Collection<String> indexes, int limit);

    @Select("<script>SELECT one_id, other_id, kept_id FROM identity_verdict WHERE one_id IN " + IDS
            + " UNION SELECT one_id, other_id, kept_id FROM identity_verdict WHERE other_id IN " + IDS + "</script>")
    List<VerdictRow> verdicts(Collection<Long> ids);

    @Select(
            """
            SELECT member_id, COALESCE(merged_from, member_id) AS record_id
            FROM shopper_identity WHERE kind = #{kind} AND value = #{value}
            """)
    Holder holder(IdentityKind kind, String value);

    @Select(
            "<script>SELECT COALESCE(merged_from, member_id) AS record_id, kind, app_id, value, created_at FROM shopper_identity"
                    + " WHERE member_id IN " + IDS + " ORDER BY kind, created_at, value LIMIT 500</script>")
    List<Named> named(Collection<Long> ids);

    @Insert(
            """
            INSERT IGNORE INTO identity_claim (kind, value, record_id, claimed_at)
            VALUES (#{kind}, #{value}, #{recordId}, #{at})
            """)
    int claim(long recordId, IdentityKind kind, String value, Instant at);

    @Insert(
            """
            INSERT INTO shopper_identity (kind, value, member_id, merged_from, created_at)
            VALUES (#{kind}, #{value}, #{memberId}, #{mergedFrom}, #{at})
            """)
    void add(long memberId, Long mergedFrom, IdentityKind kind, String value, Instant at);

    @Insert(
            """
            <script>
            INSERT INTO shopper_identity (kind, value, member_id, created_at) VALUES
            <foreach item="it" collection="names" separator=",">(#{it.kind}, #{it.value}, #{it.memberId}, #{at})</foreach>
            </script>
            """)
    void addAll(Collection<NewName> names, Instant at);

    @Select(
            """
            <script>
            SELECT value, member_id FROM shopper_identity WHERE kind = #{kind} AND value IN
            <foreach item="value" collection="values" open="(" separator="," close=")">#{value}</foreach>
            </script>
            """)
    List<NameHolder> holdersOf(IdentityKind kind, Collection<String> values);

    record NameHolder(String value, long memberId) {}

    @Insert(
            """
            INSERT INTO identity_verdict (one_id, other_id, verdict, kept_id, decided_by, decided_at, note)
            VALUES (#{oneId}, #{otherId}, #{verdict}, #{keptId}, #{adminId}, #{at}, #{note})
            ON DUPLICATE KEY UPDATE verdict = VALUES(verdict), kept_id = VALUES(kept_id), decided_by = VALUES(decided_by),
                decided_at = VALUES(decided_at), note = VALUES(note)
            """)
    void decide(long oneId, long otherId, String verdict, Long keptId, long adminId, String note, Instant at);

    /** One that had gone and comes back is open again; one that was decided stays decided. */
    @Insert(
            """
            INSERT INTO identity_conflict (id, one_id, other_id, evidence, against, noticed_at)
            VALUES (#{id}, #{oneId}, #{otherId}, #{evidence}, #{against}, #{at})
            ON DUPLICATE KEY UPDATE evidence = VALUES(evidence), against = VALUES(against),
                noticed_at = CASE WHEN state = 'GONE' THEN VALUES(noticed_at) ELSE noticed_at END,
                state = CASE WHEN state = 'GONE' THEN 'OPEN' ELSE state END
            """)
    void open(long id, long oneId, long otherId, IdentityKind evidence, Against against, Instant at);

    @Select("<script>" + CONFLICT + " WHERE state = 'OPEN' AND one_id IN " + IDS + " AND other_id IN " + IDS
            + "</script>")
    List<Queued> openAmong(Collection<Long> ids);

    @Update("UPDATE identity_conflict SET state = 'GONE' WHERE id = #{id} AND state = 'OPEN'")
    void gone(long id);

    @Select(CONFLICT + " WHERE id = #{id}")
    Queued conflict(long id);

    @Select(
            "<script>" + CONFLICT
                    + " WHERE id > #{afterId} <if test='state != null'>AND state = #{state}</if> ORDER BY id LIMIT #{limit}</script>")
    List<Queued> conflicts(String state, long afterId, int limit);

    @Select(CONFLICT + " WHERE one_id = #{oneId} AND other_id = #{otherId} AND state = 'OPEN'")
    Queued openAbout(long oneId, long otherId);

    @Update(
            """
            UPDATE identity_conflict SET state = #{state}, decided_by = #{adminId}, decided_at = #{at}, note = #{note}
            WHERE id = #{id} AND state = 'OPEN'
            """)
    int close(long id, String state, long adminId, String note, Instant at);

    record RecordRow(long id, Instant createdAt, Long mergedInto) {}

    record MergerRow(long id, long mergedId, long intoId) {}

    record ClaimRow(long recordId, IdentityKind kind, String appId, String value) {}

    record SealedRow(long memberId, byte[] phoneSealed) {}

    record VerdictRow(long oneId, long otherId, Long keptId) {}
}
