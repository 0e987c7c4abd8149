package io.guidepost.domain.sharing.persistence;

import io.guidepost.domain.organization.WithinRegion;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SharingMapper {

    @Insert(
            """
            INSERT INTO sharing_link (id, guide_id, store_id, product_id, look_id, material_id, assignment_id,
                                      created_at, expires_on, revoked_at, medium)
            VALUES (#{id}, #{guideId}, #{storeId}, #{productId}, #{lookId}, #{materialId}, #{assignmentId},
                    #{createdAt}, #{expiresOn}, #{revokedAt}, #{medium})
            """)
    void insertLink(LinkRow row);

    @Select(
            """
            SELECT id, guide_id, store_id, product_id, look_id, material_id, assignment_id,
                   created_at, expires_on, revoked_at, medium
            FROM sharing_link WHERE id = #{id}
            """)
    LinkRow link(long id);

    @Select(
            """
            SELECT id, guide_id, store_id, product_id, look_id, material_id, assignment_id,
                   created_at, expires_on, revoked_at, medium
            FROM sharing_link
            WHERE material_id = #{materialId} AND guide_id = #{guideId} AND medium = 'POSTER' AND store_id = #{storeId}
              AND assignment_id <=> #{assignmentId} AND revoked_at IS NULL AND expires_on >= #{goodOn}
            ORDER BY expires_on DESC, id DESC LIMIT 1
            """)
    LinkRow poster(
            @Param("guideId") long guideId,
            @Param("storeId") long storeId,
            @Param("materialId") long materialId,
            @Param("assignmentId") Long assignmentId,
            @Param("goodOn") LocalDate goodOn);

    @Select(
            """
            SELECT id, guide_id, store_id, product_id, look_id, material_id, assignment_id,
                   created_at, expires_on, revoked_at, medium
            FROM sharing_link
            WHERE assignment_id = #{assignmentId} AND medium = 'LINK' AND product_id <=> #{productId}
              AND look_id <=> #{lookId} AND material_id <=> #{materialId} AND revoked_at IS NULL
            ORDER BY created_at, id LIMIT 1
            """)
    LinkRow ofAssignment(
            @Param("assignmentId") long assignmentId,
            @Param("productId") Long productId,
            @Param("lookId") Long lookId,
            @Param("materialId") Long materialId);

    @Insert(
            """
            INSERT INTO sharing_touch (id, member_id, link_id, guide_id, store_id, source, product_id, look_id,
                                       assignment_id, page, occurred_at, received_at, forward_depth, is_valid,
                                       invalid_reason)
            VALUES (#{id}, #{memberId}, #{linkId}, #{guideId}, #{storeId}, #{source}, #{productId}, #{lookId},
                    #{assignmentId}, #{page}, #{occurredAt}, #{receivedAt}, #{forwardDepth}, #{isValid}, #{invalidReason})
            """)
    void insertTouch(TouchRow row);

    @Select(
            """
            SELECT COUNT(*) FROM sharing_touch
            WHERE member_id = #{memberId} AND received_at > #{since} AND is_valid = 0
            """)
    int invalidSince(long memberId, Instant since);

    @Select("SELECT COUNT(*) FROM catalog_product WHERE id = #{id} AND state = 'ON_SHELF'")
    int productsOnShelf(long id);

    @Select(
            """
            SELECT COUNT(*) FROM content_material m
            WHERE m.id = #{id} AND (m.kind = 'LOOK' OR #{look} = FALSE)
              AND m.state = 'ACTIVE' AND m.valid_from <= #{now} AND m.valid_until > #{now}
              AND (m.is_everywhere = 1 OR EXISTS (SELECT 1 FROM material_place p WHERE p.material_id = m.id
                AND ((p.kind = 'STORE' AND p.place_id = #{storeId})
                  OR (p.kind = 'REGION' AND p.place_id
            """
                    + WithinRegion.AROUND_STORE + "))))")
    int materials(
            @Param("id") long id,
            @Param("look") boolean look,
            @Param("storeId") long storeId,
            @Param("now") Instant now);

    @Select("SELECT COUNT(*) FROM content_assignment WHERE id = #{id} AND guide_id = #{guideId}")
    int assignmentsOf(long id, long guideId);

    record LinkRow(
            long id,
            long guideId,
            long storeId,
            Long productId,
            Long lookId,
            Long materialId,
            Long assignmentId,
            Instant createdAt,
            LocalDate expiresOn,
            Instant revokedAt,
            String medium) {}

    record TouchRow(
            long id,
            long memberId,
            Long linkId,
            Long guideId,
            Long storeId,
            String source,
            Long productId,
            Long lookId,
            Long assignmentId,
            String page,
            Instant occurredAt,
            Instant receivedAt,
            int forwardDepth,
            boolean isValid,
            String invalidReason) {}
}
