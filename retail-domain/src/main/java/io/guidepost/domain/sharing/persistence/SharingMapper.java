package io.guidepost.domain.sharing.persistence;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SharingMapper {

    @Insert(
            """
            INSERT INTO sharing_link (id, guide_id, store_id, product_id, look_id, material_id, assignment_id,
                                      created_at, expires_on, revoked_at)
            VALUES (#{id}, #{guideId}, #{storeId}, #{productId}, #{lookId}, #{materialId}, #{assignmentId},
                    #{createdAt}, #{expiresOn}, #{revokedAt})
            """)
    void insertLink(LinkRow row);

    @Select(
            """
            SELECT id, guide_id, store_id, product_id, look_id, material_id, assignment_id,
                   created_at, expires_on, revoked_at
            FROM sharing_link WHERE id = #{id}
            """)
    LinkRow link(long id);

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

    @Select("SELECT COUNT(*) FROM content_material WHERE id = #{id} AND (kind = 'LOOK' OR #{look} = FALSE)")
    int materials(long id, boolean look);

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
            Instant revokedAt) {}

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
