package io.guidepost.domain.audit.persistence;

import io.guidepost.domain.audit.AuditEntry;
import io.guidepost.domain.audit.AuditLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AuditMapper extends AuditLog {

    String COLUMNS =
            """
            e.id, e.at, e.actor_kind AS actor, e.admin_id AS actor_id, e.roles, e.source, e.kind, e.action, e.object_type, e.object_id, e.request_digest,
            e.before_digest, e.after_digest, e.reason, e.outcome, e.trace_id
            """;

    String INTO =
            """
            INSERT INTO audit_entry (id, at, actor_kind, admin_id, roles, source, kind, action, object_type, object_id, request_digest,
                                     before_digest, after_digest, reason, outcome, trace_id) VALUES
            """;

    @Override
    @Insert(
            INTO
                    + """
            (#{id}, #{at}, #{actor}, #{actorId}, #{roles}, #{source}, #{kind}, #{action}, #{objectType}, #{objectId},
             #{requestDigest}, #{beforeDigest}, #{afterDigest}, #{reason}, #{outcome}, #{traceId})
            """)
    void append(AuditEntry entry);

    @Override
    @Insert(
            "<script>" + INTO
                    + """
            <foreach item="e" collection="entries" separator=",">
            (#{e.id}, #{e.at}, #{e.actor}, #{e.actorId}, #{e.roles}, #{e.source}, #{e.kind}, #{e.action}, #{e.objectType},
             #{e.objectId}, #{e.requestDigest}, #{e.beforeDigest}, #{e.afterDigest}, #{e.reason}, #{e.outcome},
             #{e.traceId})
            </foreach></script>
            """)
    void appendAll(List<AuditEntry> entries);

    @Override
    default List<AuditEntry> page(Sought sought, long belowId, int limit) {
        return sought(
                sought.actor().orElse(null),
                sought.actorId().orElse(null),
                sought.objectType().orElse(null),
                sought.objectId().orElse(null),
                sought.kind().orElse(null),
                sought.from().orElse(null),
                sought.until().orElse(null),
                belowId,
                limit);
    }

    @Select(
            "<script>SELECT " + COLUMNS
                    + """
            FROM audit_entry e WHERE e.id &lt; #{belowId}
            <if test="actor != null">AND e.actor_kind = #{actor}</if>
            <if test="actorId != null">AND e.admin_id = #{actorId}</if>
            <if test="objectType != null">AND e.object_type = #{objectType}</if>
            <if test="objectId != null">AND e.object_id = #{objectId}</if>
            <if test="kind != null">AND e.kind = #{kind}</if>
            <if test="from != null">AND e.at &gt;= #{from}</if>
            <if test="until != null">AND e.at &lt; #{until}</if>
            ORDER BY e.id DESC LIMIT #{limit}</script>
            """)
    List<AuditEntry> sought(
            AuditEntry.Actor actor,
            Long actorId,
            String objectType,
            String objectId,
            AuditEntry.Kind kind,
            Instant from,
            Instant until,
            long belowId,
            int limit);

    @Override
    default Optional<Link> head() {
        return Optional.ofNullable(lastLink());
    }

    @Select("SELECT seq, entry_id, hash FROM audit_link ORDER BY seq DESC LIMIT 1")
    Link lastLink();

    @Override
    @Select(
            "SELECT " + COLUMNS
                    + """
            FROM audit_entry e LEFT JOIN audit_link l ON l.entry_id = e.id
            WHERE e.id > #{aboveId} AND l.entry_id IS NULL ORDER BY e.id LIMIT #{limit}
            """)
    List<AuditEntry> unchained(long aboveId, int limit);

    @Override
    @Insert(
            """
            <script>
            INSERT INTO audit_link (seq, entry_id, hash) VALUES
            <foreach item="l" collection="links" separator=",">(#{l.seq}, #{l.entryId}, #{l.hash})</foreach>
            </script>
            """)
    void addLinks(List<Link> links);

    @Override
    default List<Linked> links(long aboveSeq, int limit) {
        var links = linksAbove(aboveSeq, limit);
        if (links.isEmpty()) {
            return List.of();
        }
        var entries = entriesOf(links.get(0).seq(), links.get(links.size() - 1).seq()).stream()
                .collect(java.util.stream.Collectors.toMap(AuditEntry::id, entry -> entry));
        return links.stream()
                .map(link -> new Linked(link, entries.get(link.entryId())))
                .toList();
    }

    @Select("SELECT seq, entry_id, hash FROM audit_link WHERE seq > #{aboveSeq} ORDER BY seq LIMIT #{limit}")
    List<Link> linksAbove(long aboveSeq, int limit);

    @Select(
            "SELECT " + COLUMNS
                    + """
            FROM audit_link l JOIN audit_entry e ON e.id = l.entry_id
            WHERE l.seq BETWEEN #{fromSeq} AND #{untilSeq}
            """)
    List<AuditEntry> entriesOf(long fromSeq, long untilSeq);

    @Override
    @Select(
            """
            SELECT COUNT(*) FROM audit_entry e LEFT JOIN audit_link l ON l.entry_id = e.id
            WHERE e.id < #{belowId} AND l.entry_id IS NULL
            """)
    long countUnchained(long belowId);

    @Override
    @Insert(
            """
            INSERT INTO audit_verification (id, ran_at, checked, head_seq, head_hash, unchained, broken_seq, broken_how)
            VALUES (#{id}, #{ranAt}, #{checked}, #{headSeq}, #{headHash}, #{unchained}, #{brokenSeq}, #{brokenHow})
            """)
    void note(Verification verification);

    @Override
    @Select(
            """
            SELECT id, ran_at, checked, head_seq, head_hash, unchained, broken_seq, broken_how FROM audit_verification
            WHERE id < #{belowId} ORDER BY id DESC LIMIT #{limit}
            """)
    List<Verification> verifications(long belowId, int limit);
}
