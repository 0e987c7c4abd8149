package io.guidepost.domain.contacts.persistence;

import io.guidepost.domain.contacts.ChangeKind;
import io.guidepost.domain.contacts.ContactSyncs.Alike;
import io.guidepost.domain.contacts.PlannedChange;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ContactSyncMapper {

    String SYNC =
            """
            SELECT id, kind, state, phase, place, departments, departments_read, people, people_read, unreadable, changes,
                   changes_done, removals, accepted_removals, fingerprint, tries, failure, started_by, created_by,
                   created_at, planned_at, approved_by, approved_at, finished_at, due_at
            FROM contacts_sync
            """;

    String LINE = "SELECT seq, kind, subject, name, was, becomes, step, state, failure FROM contacts_change ";

    String PROGRESS =
            """
            UPDATE contacts_sync
            SET state = #{row.state}, phase = #{row.phase}, place = #{row.place}, departments = #{row.departments},
                departments_read = #{row.departmentsRead}, people = #{row.people}, people_read = #{row.peopleRead},
                unreadable = #{row.unreadable}, changes = #{row.changes}, changes_done = #{row.changesDone},
                removals = #{row.removals}, fingerprint = #{row.fingerprint}, tries = #{row.tries},
                failure = #{row.failure}, planned_at = #{row.plannedAt}, approved_by = #{row.approvedBy},
                approved_at = #{row.approvedAt}, finished_at = #{row.finishedAt}, due_at = #{row.dueAt}
            """;

    @Select(SYNC + "WHERE id = #{id}")
    ContactSyncRow find(long id);

    @Select(SYNC + "WHERE id = #{id} FOR UPDATE")
    ContactSyncRow lock(long id);

    @Select(SYNC + "WHERE id < #{before} ORDER BY id DESC LIMIT #{limit}")
    List<ContactSyncRow> page(@Param("before") long before, @Param("limit") int limit);

    @Select(SYNC + "WHERE active = 1")
    ContactSyncRow active();

    @Insert(
            """
            INSERT INTO contacts_sync (id, kind, state, phase, accepted_removals, started_by, created_by, created_at,
                                       due_at, lease_until)
            VALUES (#{id}, #{kind}, #{state}, #{phase}, #{acceptedRemovals}, #{startedBy}, #{createdBy}, #{createdAt},
                    #{dueAt}, #{createdAt})
            """)
    void insert(ContactSyncRow row);

    @Update(
            """
            UPDATE contacts_sync SET lease_owner = #{owner}, lease_until = #{until}
            WHERE id = #{id} AND state IN ('READING', 'APPLYING') AND (lease_owner = 0 OR lease_owner = #{owner} OR lease_until < #{now})
            """)
    int claim(
            @Param("id") long id, @Param("owner") long owner, @Param("now") Instant now, @Param("until") Instant until);

    @Update("UPDATE contacts_sync SET lease_owner = 0 WHERE id = #{id} AND lease_owner = #{owner}")
    void release(@Param("id") long id, @Param("owner") long owner);

    @Update(
            PROGRESS
                    + """
            , lease_until = #{until}
            WHERE id = #{row.id} AND lease_owner = #{owner} AND state IN ('READING', 'APPLYING')
            """)
    int save(@Param("row") ContactSyncRow row, @Param("owner") long owner, @Param("until") Instant until);

    @Update(PROGRESS + ", lease_owner = 0 WHERE id = #{row.id}")
    void decide(@Param("row") ContactSyncRow row);

    @Select(
            """
            SELECT MAX(s.finished_at) FROM contacts_sync s
            WHERE EXISTS (SELECT 1 FROM contacts_change c WHERE c.sync_id = s.id AND c.state = 'APPLIED')
            """)
    Instant lastApplied();

    @Insert(
            """
            <script>
            INSERT INTO contacts_change (sync_id, seq, kind, subject, name, was, becomes, step, state, failure) VALUES
            <foreach collection="lines" item="line" separator=",">
            (#{syncId}, #{line.seq}, #{line.kind}, #{line.subject}, #{line.name}, #{line.was}, #{line.becomes},
             #{line.step}, #{line.state}, #{line.failure})
            </foreach>
            </script>
            """)
    void insertLines(@Param("syncId") long syncId, @Param("lines") List<PlannedChange> lines);

    @Select(LINE + "WHERE sync_id = #{syncId} AND state = 'PENDING' AND seq > #{after} ORDER BY seq LIMIT #{limit}")
    List<PlannedChange> pending(@Param("syncId") long syncId, @Param("after") int after, @Param("limit") int limit);

    @Update(
            """
            <script>
            UPDATE contacts_change SET state = #{state}, failure = #{failure}
            WHERE sync_id = #{syncId} AND seq IN
            <foreach collection="seqs" item="seq" open="(" separator="," close=")">#{seq}</foreach>
            </script>
            """)
    void end(
            @Param("syncId") long syncId,
            @Param("seqs") List<Integer> seqs,
            @Param("state") PlannedChange.State state,
            @Param("failure") String failure);

    @Select(
            "<script>" + LINE
                    + """
            WHERE sync_id = #{syncId} AND seq > #{after}
            <if test="kind != null">AND kind = #{kind}</if>
            <if test="state != null">AND state = #{state}</if>
            ORDER BY seq LIMIT #{limit}
            </script>
            """)
    List<PlannedChange> lines(
            @Param("syncId") long syncId,
            @Param("kind") ChangeKind kind,
            @Param("state") PlannedChange.State state,
            @Param("after") int after,
            @Param("limit") int limit);

    @Select("SELECT kind AS name, COUNT(*) AS count FROM contacts_change WHERE sync_id = #{syncId} GROUP BY kind")
    List<Count> counts(long syncId);

    @Select("SELECT state AS name, COUNT(*) AS count FROM contacts_change WHERE sync_id = #{syncId} GROUP BY state")
    List<Count> outcomes(long syncId);

    @Select(
            """
            SELECT l.name, l.subject AS left_userid, h.subject AS new_userid
            FROM contacts_change l
            JOIN contacts_change h ON h.sync_id = l.sync_id AND h.kind = 'GUIDE_HIRED' AND h.name = l.name
             AND h.becomes = l.was
            WHERE l.sync_id = #{syncId} AND l.kind = 'GUIDE_LEFT'
            ORDER BY l.seq, h.seq LIMIT #{limit}
            """)
    List<Alike> alike(@Param("syncId") long syncId, @Param("limit") int limit);

    @Select(
            """
            SELECT s.id FROM contacts_sync s
            WHERE s.finished_at < #{before} AND EXISTS (SELECT 1 FROM contacts_change c WHERE c.sync_id = s.id)
            ORDER BY s.finished_at LIMIT 1
            """)
    Long oldestWithLines(Instant before);

    @Delete("DELETE FROM contacts_change WHERE sync_id = #{syncId} ORDER BY seq LIMIT #{limit}")
    int forgetLines(@Param("syncId") long syncId, @Param("limit") int limit);

    record Count(String name, int count) {}
}
