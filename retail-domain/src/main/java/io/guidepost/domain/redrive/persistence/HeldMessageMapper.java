package io.guidepost.domain.redrive.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** {@code ${table}} is always the name of a {@link io.guidepost.domain.delivery.MessageQueue.Table}. */
@Mapper
interface HeldMessageMapper {

    String COLUMNS =
            """
            id, topic, message_key, occurred_at, received_at, available_at, attempts, done_at, dead_at, last_error,
            payload
            """;

    @Select(
            """
            <script>
            SELECT
            """
                    + COLUMNS
                    + """
            FROM ${table}
            WHERE id &lt; #{beforeId}
            <choose>
            <when test="state == 'DONE'">AND done_at IS NOT NULL</when>
            <when test="state == 'DEAD'">AND done_at IS NULL AND dead_at IS NOT NULL</when>
            <when test="state == 'FAILING'">AND done_at IS NULL AND dead_at IS NULL AND last_error IS NOT NULL</when>
            <otherwise>AND done_at IS NULL AND dead_at IS NULL AND last_error IS NULL</otherwise>
            </choose>
            <if test="topic != null">AND topic = #{topic}</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<MessageRow> page(
            @Param("table") String table,
            @Param("state") String state,
            @Param("topic") String topic,
            @Param("beforeId") long beforeId,
            @Param("limit") int limit);

    @Select("SELECT " + COLUMNS + " FROM ${table} WHERE id = #{id}")
    MessageRow find(@Param("table") String table, @Param("id") long id);

    @Update(
            """
            <script>
            UPDATE ${table} SET dead_at = NULL, attempts = 0, available_at = #{now}
            WHERE done_at IS NULL AND dead_at IS NOT NULL AND id IN
            <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int putBack(@Param("table") String table, @Param("ids") Collection<Long> ids, @Param("now") Instant now);

    @Update(
            """
            <script>
            UPDATE ${table} SET dead_at = NULL, attempts = 0, available_at = #{now}
            WHERE done_at IS NULL AND dead_at &lt;= #{now}
            <if test="topic != null">AND topic = #{topic}</if>
            ORDER BY id LIMIT #{limit}
            </script>
            """)
    int putBackAll(
            @Param("table") String table,
            @Param("topic") String topic,
            @Param("now") Instant now,
            @Param("limit") int limit);

    @Update(
            """
            <script>
            UPDATE inbox_message SET done_at = NULL, dead_at = NULL, attempts = 0, available_at = #{now}
            WHERE received_at &gt;= #{from} AND received_at &lt; #{until} AND done_at &lt;= #{now}
            <if test="topic != null">AND topic = #{topic}</if>
            ORDER BY received_at, id LIMIT #{limit}
            </script>
            """)
    int replay(
            @Param("topic") String topic,
            @Param("from") Instant from,
            @Param("until") Instant until,
            @Param("now") Instant now,
            @Param("limit") int limit);

    @Insert(
            """
            INSERT INTO message_redrive (id, queue, kind, topic, message_id, from_at, until_at, messages, admin_id,
                                         reason, redriven_at)
            VALUES (#{id}, #{queue}, #{kind}, #{topic}, #{messageId}, #{fromAt}, #{untilAt}, #{messages}, #{adminId},
                    #{reason}, #{redrivenAt})
            """)
    void insert(RedriveRow row);

    @Select(
            """
            SELECT id, queue, kind, topic, message_id, from_at, until_at, messages, admin_id, reason, redriven_at
            FROM message_redrive WHERE queue = #{queue} AND id < #{beforeId} ORDER BY id DESC LIMIT #{limit}
            """)
    List<RedriveRow> history(@Param("queue") String queue, @Param("beforeId") long beforeId, @Param("limit") int limit);

    record MessageRow(
            long id,
            String topic,
            String messageKey,
            Instant occurredAt,
            Instant receivedAt,
            Instant availableAt,
            int attempts,
            Instant doneAt,
            Instant deadAt,
            String lastError,
            String payload) {}

    record RedriveRow(
            long id,
            String queue,
            String kind,
            String topic,
            Long messageId,
            Instant fromAt,
            Instant untilAt,
            int messages,
            long adminId,
            String reason,
            Instant redrivenAt) {}
}
