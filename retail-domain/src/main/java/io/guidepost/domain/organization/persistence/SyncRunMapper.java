package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.SyncRun;
import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SyncRunMapper {

    @Select(
            """
            SELECT id, dry_run, state, diff, started_by, started_at, finished_at FROM org_sync_run WHERE id = #{id}
            """)
    SyncRunRow find(long id);

    @Insert(
            """
            INSERT INTO org_sync_run (id, dry_run, state, diff, started_by, started_at, lease_until, finished_at)
            VALUES (#{row.id}, #{row.dryRun}, #{row.state}, #{row.diff}, #{row.startedBy}, #{row.startedAt},
                    #{leaseUntil}, #{row.finishedAt})
            """)
    void insert(@Param("row") SyncRunRow row, @Param("leaseUntil") Instant leaseUntil);

    @Update(
            """
            UPDATE org_sync_run SET state = 'FAILED', finished_at = #{now}
            WHERE state = 'RUNNING' AND lease_until < #{now}
            """)
    int giveUpDead(Instant now);

    @Update("UPDATE org_sync_run SET lease_until = #{until} WHERE id = #{id} AND state = 'RUNNING'")
    int renew(@Param("id") long id, @Param("until") Instant until);

    @Update("UPDATE org_sync_run SET diff = #{diff} WHERE id = #{id} AND state = 'RUNNING'")
    void report(@Param("id") long id, @Param("diff") String diff);

    @Update(
            """
            UPDATE org_sync_run SET state = #{state}, diff = #{diff}, finished_at = #{at}
            WHERE id = #{id} AND state = 'RUNNING'
            """)
    int finish(
            @Param("id") long id,
            @Param("state") SyncRun.State state,
            @Param("diff") String diff,
            @Param("at") Instant at);
}
