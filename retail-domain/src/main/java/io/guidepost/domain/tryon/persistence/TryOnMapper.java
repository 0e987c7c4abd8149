package io.guidepost.domain.tryon.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface TryOnMapper {

    String COLUMNS =
            "t.id, t.guide_id, t.store_id, t.external_userid, t.member_id, t.sku_id, t.size, t.outcome, t.note,"
                    + " t.tried_at, t.basket_id, p.title AS product, p.title_en AS product_en, s.spec, s.price_fen";
    String GOODS = " JOIN catalog_sku s ON s.id = t.sku_id JOIN catalog_product p ON p.id = s.product_id";

    @Insert(
            """
            INSERT INTO tryon_entry (id, guide_id, store_id, external_userid, member_id, sku_id, size, outcome, note, tried_at)
            VALUES (#{id}, #{guideId}, #{storeId}, #{externalUserid}, #{memberId}, #{skuId}, #{size}, #{outcome}, #{note},
                    #{triedAt})
            """)
    void insert(
            long id,
            long guideId,
            long storeId,
            String externalUserid,
            Long memberId,
            long skuId,
            String size,
            String outcome,
            String note,
            Instant triedAt);

    @Select(
            """
            <script>
            SELECT id FROM tryon_entry WHERE guide_id = #{guideId}
              AND id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<Long> lock(long guideId, Collection<Long> ids);

    @Select("<script>SELECT " + COLUMNS + " FROM tryon_entry t" + GOODS
            + " WHERE t.id IN <foreach item=\"id\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{id}</foreach>"
            + " ORDER BY t.id</script>")
    List<TryOnRow> find(Collection<Long> ids);

    @Select("SELECT " + COLUMNS + " FROM tryon_entry t" + GOODS
            + " WHERE t.guide_id = #{guideId} AND t.id < #{beforeId} ORDER BY t.id DESC LIMIT #{limit}")
    List<TryOnRow> ofGuide(long guideId, long beforeId, int limit);

    /** Both names, because what was logged before the customer opened the shop knows WeCom's alone. */
    @Select("SELECT " + COLUMNS
            + " FROM (SELECT id FROM (SELECT id FROM tryon_entry WHERE member_id = #{memberId} AND id < #{beforeId}"
            + "       ORDER BY id DESC LIMIT #{limit}) m"
            + "       UNION SELECT id FROM (SELECT id FROM tryon_entry WHERE external_userid = #{externalUserid}"
            + "       AND external_userid <> '' AND id < #{beforeId} ORDER BY id DESC LIMIT #{limit}) e) w"
            + " JOIN tryon_entry t ON t.id = w.id" + GOODS + " ORDER BY t.id DESC LIMIT #{limit}")
    List<TryOnRow> ofCustomer(Long memberId, String externalUserid, long beforeId, int limit);

    @Update(
            """
            <script>
            UPDATE tryon_entry SET basket_id = #{basketId}
            WHERE id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void intoBasket(Collection<Long> ids, long basketId);

    @Update(
            """
            <script>
            UPDATE tryon_entry SET member_id = NULL, external_userid = '', note = ''
            WHERE member_id IN <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int forgetMembers(Collection<Long> memberIds);

    @Update(
            """
            <script>
            UPDATE tryon_entry SET member_id = NULL, external_userid = '', note = ''
            WHERE external_userid &lt;&gt; '' AND external_userid IN
              <foreach item="id" collection="externalUserids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int forgetFriends(Collection<String> externalUserids);

    record TryOnRow(
            long id,
            long guideId,
            long storeId,
            String externalUserid,
            Long memberId,
            long skuId,
            String size,
            String outcome,
            String note,
            Instant triedAt,
            Long basketId,
            String product,
            String productEn,
            String spec,
            long priceFen) {}
}
