package io.guidepost.domain.delivery.persistence;

import io.guidepost.domain.delivery.MessageQueue.Message;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** {@code ${table}} is always the name of a {@link io.guidepost.domain.delivery.MessageQueue.Table}. */
@Mapper
interface MessageMapper {

    @Insert(
            """
            INSERT IGNORE INTO ${table} (id, topic, message_key, payload, occurred_at, received_at, available_at)
            VALUES (#{m.id}, #{m.topic}, #{m.messageKey}, #{m.payload}, #{m.occurredAt}, #{m.receivedAt}, #{m.availableAt})
            """)
    int insert(@Param("table") String table, @Param("m") Message message);

    @Update(
            """
            UPDATE ${table}
            SET lease_owner = #{lease}, lease_until = #{until}, attempts = attempts + 1
            WHERE done_at IS NULL AND dead_at IS NULL AND available_at <= #{now}
              AND (lease_until IS NULL OR lease_until < #{now})
            ORDER BY available_at, id
            LIMIT #{limit}
            """)
    int claim(
            @Param("table") String table,
            @Param("lease") String lease,
            @Param("now") Instant now,
            @Param("until") Instant until,
            @Param("limit") int limit);

    @Update("UPDATE ${table} SET lease_until = #{until} WHERE lease_owner = #{lease} AND done_at IS NULL")
    int renew(@Param("table") String table, @Param("lease") String lease, @Param("until") Instant until);

    @Select(
            """
            SELECT id, topic, message_key, payload, occurred_at, received_at, available_at, attempts
            FROM ${table} WHERE lease_owner = #{lease} AND done_at IS NULL ORDER BY available_at, id
            """)
    List<Message> claimedBy(@Param("table") String table, @Param("lease") String lease);

    @Update(
            "UPDATE ${table} SET done_at = #{now}, lease_owner = NULL, lease_until = NULL, last_error = NULL WHERE id = #{id}")
    int done(@Param("table") String table, @Param("id") long id, @Param("now") Instant now);

    @Update(
            """
            UPDATE ${table} SET available_at = #{availableAt}, lease_owner = NULL, lease_until = NULL, last_error = #{error}
            WHERE id = #{id}
            """)
    int putBack(
            @Param("table") String table,
            @Param("id") long id,
            @Param("availableAt") Instant availableAt,
            @Param("error") String error);

    @Update(
            "UPDATE ${table} SET dead_at = #{now}, lease_owner = NULL, lease_until = NULL, last_error = #{error} WHERE id = #{id}")
    int bury(
            @Param("table") String table,
            @Param("id") long id,
            @Param("now") Instant now,
            @Param("error") String error);

    @Select(
            "SELECT MIN(available_at) FROM ${table} WHERE done_at IS NULL AND dead_at IS NULL AND available_at <= #{now}")
    Instant oldestDue(@Param("table") String table, @Param("now") Instant now);

    @Select("SELECT COUNT(*) FROM ${table} WHERE done_at IS NULL AND dead_at IS NOT NULL")
    long dead(@Param("table") String table);
}
