package io.guidepost.domain.handover.persistence;

import io.guidepost.domain.handover.Dossiers.Bought;
import io.guidepost.domain.handover.Dossiers.OpenCase;
import io.guidepost.domain.handover.Dossiers.Preference;
import io.guidepost.domain.handover.Dossiers.Remark;
import io.guidepost.domain.handover.Dossiers.Wanted;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface DossierMapper {

    @Select(
            """
            SELECT remark, description FROM remark_friend
            WHERE guide_id = #{guideId} AND external_userid = #{externalUserid} AND (remark <> '' OR description <> '')
            """)
    Remark remark(@Param("guideId") long guideId, @Param("externalUserid") String externalUserid);

    @Select(
            """
            SELECT o.id AS order_id, o.paid_at, l.title, l.spec, l.quantity, l.paid_fen
            FROM order_header o JOIN order_line l ON l.order_id = o.id
            WHERE o.member_id = #{memberId} AND o.paid_at IS NOT NULL
            ORDER BY o.id DESC, l.line_no LIMIT #{limit}
            """)
    List<Bought> bought(@Param("memberId") long memberId, @Param("limit") int limit);

    @Select(
            """
            SELECT l.spec, SUM(l.quantity - l.refunded_quantity) AS times
            FROM order_header o JOIN order_line l ON l.order_id = o.id
            WHERE o.member_id = #{memberId} AND o.paid_at IS NOT NULL AND l.spec <> ''
            GROUP BY l.spec HAVING SUM(l.quantity - l.refunded_quantity) > 0
            ORDER BY times DESC, l.spec LIMIT #{limit}
            """)
    List<Preference> preferences(@Param("memberId") long memberId, @Param("limit") int limit);

    @Select(
            """
            SELECT c.sku_id, p.title, s.spec, c.added_at
            FROM cart_line c JOIN catalog_sku s ON s.id = c.sku_id JOIN catalog_product p ON p.id = s.product_id
            WHERE c.member_id = #{memberId} ORDER BY c.added_at DESC, c.sku_id LIMIT #{limit}
            """)
    List<Wanted> wanted(@Param("memberId") long memberId, @Param("limit") int limit);

    @Select(
            """
            SELECT id, order_id, kind, status FROM aftersale_case
            WHERE member_id = #{memberId} AND finished_at IS NULL ORDER BY id DESC LIMIT #{limit}
            """)
    List<OpenCase> openCases(@Param("memberId") long memberId, @Param("limit") int limit);
}
