package io.guidepost.domain.webhook.persistence;

import io.guidepost.domain.webhook.Webhooks;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface WebhookMapper extends Webhooks {

    String SUBSCRIPTION =
            """
            SELECT id, url, name, sealed_secret, sealed_previous, previous_until, is_active, created_by, created_at, version
            FROM webhook_subscription
            """;

    @Override
    @Insert(
            """
            INSERT INTO webhook_subscription (id, url, name, sealed_secret, is_active, created_by, created_at)
            VALUES (#{id}, #{url}, #{name}, #{sealedSecret}, #{isActive}, #{createdBy}, #{createdAt})
            """)
    void add(Subscription subscription);

    @Override
    default void putTypes(long subscriptionId, Collection<String> types) {
        removeTypes(subscriptionId);
        insertTypes(subscriptionId, types);
    }

    @Delete("DELETE FROM webhook_subscription_type WHERE subscription_id = #{subscriptionId}")
    void removeTypes(long subscriptionId);

    @Insert(
            """
            <script>
            INSERT INTO webhook_subscription_type (subscription_id, type) VALUES
            <foreach item="one" collection="types" separator=",">(#{subscriptionId}, #{one})</foreach>
            </script>
            """)
    void insertTypes(long subscriptionId, Collection<String> types);

    @Override
    @Select("SELECT type FROM webhook_subscription_type WHERE subscription_id = #{subscriptionId} ORDER BY type")
    List<String> types(long subscriptionId);

    @Override
    default Optional<Subscription> find(long id) {
        return Optional.ofNullable(row(id));
    }

    @Select(SUBSCRIPTION + "WHERE id = #{id}")
    Subscription row(long id);

    @Override
    @Select(SUBSCRIPTION + "WHERE id > #{afterId} ORDER BY id LIMIT #{limit}")
    List<Subscription> page(long afterId, int limit);

    @Override
    @Update(
            """
            UPDATE webhook_subscription SET name = #{name}, url = #{url}, is_active = #{isActive}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int change(long id, int version, String name, String url, boolean isActive);

    @Override
    @Update(
            """
            UPDATE webhook_subscription
            SET sealed_secret = #{sealedSecret}, sealed_previous = #{sealedPrevious}, previous_until = #{previousUntil}
            WHERE id = #{id}
            """)
    int rotate(long id, byte[] sealedSecret, byte[] sealedPrevious, Instant previousUntil);

    @Override
    @Select(
            """
            SELECT t.subscription_id FROM webhook_subscription_type t
            JOIN webhook_subscription s ON s.id = t.subscription_id AND s.is_active = TRUE
            WHERE t.type = #{type}
            """)
    List<Long> subscribers(String type);

    @Override
    default long event(long id, String type, String key, String data, Instant occurredAt) {
        insertEvent(id, type, key, data, occurredAt);
        return eventId(type, key);
    }

    @Insert(
            """
            INSERT IGNORE INTO webhook_event (id, type, event_key, data, occurred_at)
            VALUES (#{id}, #{type}, #{key}, #{data}, #{occurredAt})
            """)
    void insertEvent(long id, String type, String key, String data, Instant occurredAt);

    @Select("SELECT id FROM webhook_event WHERE type = #{type} AND event_key = #{key}")
    long eventId(String type, String key);

    @Override
    @Insert(
            """
            INSERT IGNORE INTO webhook_delivery (id, subscription_id, event_id, available_at)
            VALUES (#{id}, #{subscriptionId}, #{eventId}, #{at})
            """)
    void deliver(long id, long subscriptionId, long eventId, Instant at);

    @Override
    default List<Due> claim(String lease, Instant now, Instant until, int limit) {
        return lease(lease, now, until, limit) == 0 ? List.of() : leased(lease);
    }

    @Update(
            """
            UPDATE webhook_delivery
            SET lease_owner = #{lease}, lease_until = #{until}, attempts = attempts + 1
            WHERE state = 'PENDING' AND available_at <= #{now} AND (lease_until IS NULL OR lease_until < #{now})
              AND subscription_id IN (SELECT id FROM webhook_subscription WHERE is_active = TRUE)
            ORDER BY available_at, id LIMIT #{limit}
            """)
    int lease(String lease, Instant now, Instant until, int limit);

    @Select(
            """
            SELECT d.id, d.subscription_id, d.attempts, d.event_id, e.type, e.data, e.occurred_at
            FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id
            WHERE d.lease_owner = #{lease} AND d.state = 'PENDING' ORDER BY d.available_at, d.id
            """)
    List<Due> leased(String lease);

    @Override
    @Update(
            """
            UPDATE webhook_delivery
            SET state = 'DONE', done_at = #{at}, last_status = #{status}, last_error = NULL, lease_owner = NULL,
                lease_until = NULL
            WHERE id = #{id} AND state = 'PENDING'
            """)
    int done(long id, int status, Instant at);

    @Override
    @Update(
            """
            UPDATE webhook_delivery
            SET available_at = #{availableAt}, last_status = #{status}, last_error = #{error}, lease_owner = NULL,
                lease_until = NULL
            WHERE id = #{id} AND state = 'PENDING'
            """)
    int putBack(long id, Instant availableAt, Integer status, String error);

    @Override
    @Update(
            """
            UPDATE webhook_delivery
            SET state = 'DEAD', last_status = #{status}, last_error = #{error}, lease_owner = NULL, lease_until = NULL
            WHERE id = #{id} AND state = 'PENDING'
            """)
    int bury(long id, Integer status, String error);

    @Override
    @Update(
            """
            UPDATE webhook_delivery
            SET state = 'PENDING', attempts = 0, available_at = #{at}, done_at = NULL, lease_owner = NULL, lease_until = NULL
            WHERE id = #{id} AND subscription_id = #{subscriptionId}
            """)
    int replay(long subscriptionId, long id, Instant at);

    @Override
    @Select(
            """
            <script>
            SELECT d.id, d.event_id, e.type, e.data, e.occurred_at, d.state, d.attempts, d.available_at, d.last_status,
                   d.last_error, d.done_at
            FROM webhook_delivery d JOIN webhook_event e ON e.id = d.event_id
            WHERE d.subscription_id = #{subscriptionId} AND d.id &lt; #{belowId}
            <if test="state != null">AND d.state = #{state}</if>
            ORDER BY d.id DESC LIMIT #{limit}
            </script>
            """)
    List<Delivery> deliveries(long subscriptionId, String state, long belowId, int limit);
}
