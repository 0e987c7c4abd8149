package io.guidepost.domain.coupon.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CouponTemplateMapper {

    String COLUMNS =
            """
            SELECT id, name, name_en, kind, off_fen, off_bp, cap_fen, threshold_fen, scope, stores, combines, door,
                   claim_from, claim_until, valid_from, valid_until, valid_days, refund_rule, per_member, total, claimed,
                   created_by, created_at, approved_by, approved_at, ended_at, version
            FROM coupon_template
            """;

    @Insert(
            """
            INSERT INTO coupon_template (id, name, name_en, kind, off_fen, off_bp, cap_fen, threshold_fen, scope, stores,
                                         combines, door, claim_from, claim_until, valid_from, valid_until, valid_days,
                                         refund_rule, per_member, total, created_by, created_at)
            VALUES (#{id}, #{name}, #{nameEn}, #{kind}, #{offFen}, #{offBp}, #{capFen}, #{thresholdFen}, #{scope},
                    #{stores}, #{combines}, #{door}, #{claimFrom}, #{claimUntil}, #{validFrom}, #{validUntil},
                    #{validDays}, #{refundRule}, #{perMember}, #{total}, #{createdBy}, #{createdAt})
            """)
    void insert(TemplateRow row);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<TemplateRow> find(Collection<Long> ids);

    @Select(COLUMNS + "WHERE id < #{beforeId} ORDER BY id DESC LIMIT #{limit}")
    List<TemplateRow> page(long beforeId, int limit);

    @Select(
            COLUMNS
                    + """
            WHERE door = 'SHOPPER' AND approved_at IS NOT NULL AND claim_from <= #{now} AND claim_until > #{now}
            AND ended_at IS NULL AND id < #{beforeId}
            ORDER BY id DESC LIMIT #{limit}
            """)
    List<TemplateRow> offered(Instant now, long beforeId, int limit);

    @Update(
            """
            UPDATE coupon_template SET approved_by = #{adminId}, approved_at = #{at}, version = version + 1
            WHERE id = #{id} AND version = #{version} AND approved_at IS NULL AND ended_at IS NULL
            """)
    int approve(long id, int version, long adminId, Instant at);

    @Update(
            """
            UPDATE coupon_template SET ended_by = #{adminId}, ended_at = #{at}, version = version + 1
            WHERE id = #{id} AND ended_at IS NULL
            """)
    int end(long id, long adminId, Instant at);

    @Select(COLUMNS + "WHERE LOCATE(#{text}, scope) > 0 ORDER BY id FOR UPDATE")
    List<TemplateRow> naming(String text);

    @Update("UPDATE coupon_template SET scope = #{scope}, version = version + 1 WHERE id = #{id}")
    int rescope(long id, String scope);

    @Update(
            """
            UPDATE coupon_template SET claimed = claimed + 1
            WHERE id = #{id} AND claimed < total AND approved_at IS NOT NULL AND ended_at IS NULL
            AND claim_from <= #{now} AND claim_until > #{now}
            """)
    int take(long id, Instant now);

    @Update("UPDATE coupon_template SET claimed = claimed - #{count} WHERE id = #{id} AND claimed >= #{count}")
    int putBack(long id, int count);

    @Insert(
            """
            <script>
            INSERT INTO coupon_code (code, template_id, created_by, created_at) VALUES
            <foreach item="code" collection="codes" separator=",">(#{code}, #{templateId}, #{adminId}, #{at})</foreach>
            </script>
            """)
    void insertCodes(long templateId, List<String> codes, long adminId, Instant at);

    @Select(
            """
            SELECT code, template_id, coupon_id FROM coupon_code
            WHERE template_id = #{templateId} AND code > #{afterCode} ORDER BY code LIMIT #{limit}
            """)
    List<CodeRow> codes(long templateId, String afterCode, int limit);

    @Select("SELECT COUNT(*) FROM coupon_code WHERE template_id = #{templateId}")
    int countCodes(long templateId);

    @Select("SELECT code, template_id, coupon_id FROM coupon_code WHERE code = #{code} FOR UPDATE")
    CodeRow lockCode(String code);

    @Update("UPDATE coupon_code SET coupon_id = #{couponId} WHERE code = #{code} AND coupon_id IS NULL")
    int redeemed(String code, long couponId);

    record CodeRow(String code, long templateId, Long couponId) {}

    record TemplateRow(
            long id,
            String name,
            String nameEn,
            String kind,
            long offFen,
            int offBp,
            long capFen,
            long thresholdFen,
            String scope,
            String stores,
            boolean combines,
            String door,
            Instant claimFrom,
            Instant claimUntil,
            Instant validFrom,
            Instant validUntil,
            Integer validDays,
            String refundRule,
            int perMember,
            int total,
            int claimed,
            long createdBy,
            Instant createdAt,
            Long approvedBy,
            Instant approvedAt,
            Instant endedAt,
            int version) {}
}
