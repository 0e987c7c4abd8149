package io.guidepost.domain.assist.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BasketMapper {

    @Insert(
            """
            INSERT INTO assist_basket (id, guide_id, store_id, items, created_at, expires_at)
            VALUES (#{id}, #{guideId}, #{storeId}, #{items}, #{createdAt}, #{expiresAt})
            """)
    void insert(long id, long guideId, long storeId, String items, Instant createdAt, Instant expiresAt);

    @Select(
            """
            SELECT id, guide_id, store_id, items, created_at, expires_at, opened_by, order_id, declined_at
            FROM assist_basket WHERE id = #{id}
            """)
    BasketRow find(long id);

    @Select(
            """
            SELECT id, guide_id, store_id, items, created_at, expires_at, opened_by, order_id, declined_at
            FROM assist_basket WHERE guide_id = #{guideId} AND id < #{beforeId} ORDER BY id DESC LIMIT #{limit}
            """)
    List<BasketRow> ofGuide(long guideId, long beforeId, int limit);

    @Update(
            """
            UPDATE assist_basket SET declined_at = #{at}
            WHERE id = #{id} AND opened_by = #{memberId} AND order_id IS NULL AND declined_at IS NULL
            """)
    int declined(long id, long memberId, Instant at);

    @Update(
            """
            UPDATE assist_basket SET opened_by = #{memberId}, opened_at = #{at} WHERE id = #{id} AND opened_by IS NULL
            """)
    int opened(long id, long memberId, Instant at);

    @Update(
            "UPDATE assist_basket SET order_id = #{orderId} WHERE id = #{id} AND order_id IS NULL AND declined_at IS NULL")
    int ordered(long id, long orderId);

    @Insert(
            """
            INSERT INTO assist_event (id, kind, basket_id, order_id, guide_id, actor_type, actor_id, at)
            VALUES (#{id}, #{kind}, #{basketId}, #{orderId}, #{guideId}, #{actorType}, #{actorId}, #{at})
            """)
    void append(
            long id,
            String kind,
            long basketId,
            long orderId,
            long guideId,
            String actorType,
            long actorId,
            Instant at);

    @Select("SELECT status FROM order_header WHERE id = #{orderId} FOR UPDATE")
    String lockOrder(long orderId);

    record BasketRow(
            long id,
            long guideId,
            long storeId,
            String items,
            Instant createdAt,
            Instant expiresAt,
            Long openedBy,
            Long orderId,
            Instant declinedAt) {}
}
