package io.guidepost.domain.idempotency.persistence;

import io.guidepost.domain.idempotency.RequestKey;
import io.guidepost.domain.idempotency.StoredRequests.Done;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface IdempotencyKeyMapper {

    @Insert(
            """
            INSERT INTO idempotency_key
                (principal, route, request_key, body_hash, state, owner, lease_until, created_at)
            VALUES
                (#{k.principal}, #{k.route}, #{k.key}, #{bodyHash}, 'IN_PROGRESS', #{owner}, #{leaseUntil}, #{now})
            """)
    int begin(
            @Param("k") RequestKey key,
            @Param("bodyHash") String bodyHash,
            @Param("owner") String owner,
            @Param("leaseUntil") Instant leaseUntil,
            @Param("now") Instant now);

    @Insert(
            """
            <script>
            INSERT INTO idempotency_key
                (principal, route, request_key, body_hash, state, status, location, body, owner, lease_until, created_at)
            VALUES
            <foreach item="r" collection="requests" separator=",">
              (#{r.key.principal}, #{r.key.route}, #{r.key.key}, #{r.bodyHash}, 'DONE', #{r.answer.status},
               #{r.answer.locationOrNull}, #{r.answer.body}, 'group', #{now}, #{now})
            </foreach>
            </script>
            """)
    int insertDone(@Param("requests") List<Done> requests, @Param("now") Instant now);

    @Update(
            """
            UPDATE idempotency_key
            SET state = 'DONE', status = #{status}, location = #{location}, body = #{body}
            WHERE principal = #{k.principal} AND route = #{k.route} AND request_key = #{k.key}
              AND owner = #{owner} AND state = 'IN_PROGRESS'
            """)
    int finish(
            @Param("k") RequestKey key,
            @Param("owner") String owner,
            @Param("status") int status,
            @Param("location") String location,
            @Param("body") String body);

    @Delete(
            """
            DELETE FROM idempotency_key
            WHERE principal = #{k.principal} AND route = #{k.route} AND request_key = #{k.key}
              AND owner = #{owner} AND state = 'IN_PROGRESS'
            """)
    int forget(@Param("k") RequestKey key, @Param("owner") String owner);

    @Select(
            """
            SELECT body_hash, status, location, body, lease_until, created_at
            FROM idempotency_key
            WHERE principal = #{k.principal} AND route = #{k.route} AND request_key = #{k.key}
            """)
    IdempotencyKeyRow find(@Param("k") RequestKey key);

    @Update(
            """
            UPDATE idempotency_key
            SET owner = #{owner}, lease_until = #{leaseUntil}
            WHERE principal = #{k.principal} AND route = #{k.route} AND request_key = #{k.key}
              AND state = 'IN_PROGRESS' AND lease_until < #{now}
            """)
    int takeOver(
            @Param("k") RequestKey key,
            @Param("owner") String owner,
            @Param("leaseUntil") Instant leaseUntil,
            @Param("now") Instant now);

    @Delete(
            """
            DELETE FROM idempotency_key
            WHERE principal = #{k.principal} AND route = #{k.route} AND request_key = #{k.key}
              AND created_at < #{before}
            """)
    int removeIfOlder(@Param("k") RequestKey key, @Param("before") Instant before);

    @Delete("DELETE FROM idempotency_key WHERE principal = #{principal}")
    int removeAllOf(@Param("principal") String principal);

    @Delete("DELETE FROM idempotency_key WHERE created_at < #{before} ORDER BY created_at LIMIT #{limit}")
    int removeOlder(@Param("before") Instant before, @Param("limit") int limit);
}
