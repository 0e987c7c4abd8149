package io.guidepost.domain.review.persistence;

import io.guidepost.domain.review.Review;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReviewMapper {

    String COLUMNS =
            """
            SELECT id, order_id, order_line_id, kind, member_id, product_id, spec, rating, text, media, nickname, state,
                reason, reply, replied_at, written_at, version
            FROM review_review
            """;

    String MEMBERS =
            " member_id IN <foreach item=\"each\" collection=\"members\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach> ";

    @Insert(
            """
            INSERT INTO review_review (id, order_id, order_line_id, kind, member_id, product_id, spec, rating, text, media,
                nickname, state, written_at, version)
            VALUES (#{id}, #{orderId}, #{orderLineId}, #{kind}, #{memberId}, #{productId}, #{spec}, #{rating}, #{text},
                #{media}, #{nickname}, #{state}, #{writtenAt}, 0)
            """)
    int insert(Row row);

    @Select(COLUMNS + "WHERE id = #{id}")
    Row find(long id);

    @Select(COLUMNS + "WHERE id = #{id} FOR UPDATE")
    Row lock(long id);

    @Select("<script>" + COLUMNS + "WHERE order_line_id IN"
            + " <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach>"
            + " ORDER BY id</script>")
    List<Row> ofLines(@Param("ids") Collection<Long> orderLineIds);

    @Update(
            """
            UPDATE review_review SET state = #{row.state}, reason = #{row.reason}, reply = #{row.reply},
                replied_at = #{row.repliedAt}, decided_by = #{adminId}, decided_at = #{now},
                replied_by = CASE WHEN #{row.reply} = '' THEN NULL ELSE #{adminId} END, version = version + 1
            WHERE id = #{row.id} AND version = #{row.version}
            """)
    int update(@Param("row") Row row, @Param("adminId") long adminId, @Param("now") Instant now);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE product_id = #{productId} AND state = 'PUBLISHED' AND kind = 'FIRST' AND id &lt; #{beforeId}
            <if test="rating != null">AND rating = #{rating}</if>
            <if test="withMediaOnly">AND JSON_LENGTH(media) > 0</if>
            ORDER BY id DESC LIMIT #{limit}
            </script>
            """)
    List<Row> published(
            @Param("productId") long productId,
            @Param("rating") Integer rating,
            @Param("withMediaOnly") boolean withMediaOnly,
            @Param("beforeId") long beforeId,
            @Param("limit") int limit);

    @Select(
            "<script>" + COLUMNS
                    + """
            WHERE state = #{state} AND id > #{afterId} <if test="productId != null">AND product_id = #{productId}</if>
            ORDER BY id LIMIT #{limit}
            </script>
            """)
    List<Row> waiting(
            @Param("state") Review.State state,
            @Param("productId") Long productId,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    @Select("<script>" + COLUMNS + "WHERE" + MEMBERS
            + "AND id &lt; #{beforeId} ORDER BY id DESC LIMIT #{limit}</script>")
    List<Row> ofMembers(
            @Param("members") Collection<Long> members, @Param("beforeId") long beforeId, @Param("limit") int limit);

    @Insert("INSERT IGNORE INTO review_summary (product_id) VALUES (#{productId})")
    int openSummary(long productId);

    @Update(
            """
            UPDATE review_summary SET one = one + CASE WHEN #{rating} = 1 THEN #{by} ELSE 0 END,
                two = two + CASE WHEN #{rating} = 2 THEN #{by} ELSE 0 END,
                three = three + CASE WHEN #{rating} = 3 THEN #{by} ELSE 0 END,
                four = four + CASE WHEN #{rating} = 4 THEN #{by} ELSE 0 END,
                five = five + CASE WHEN #{rating} = 5 THEN #{by} ELSE 0 END,
                with_media = with_media + #{media}
            WHERE product_id = #{productId}
            """)
    int count(long productId, int rating, int by, int media);

    @Select("SELECT one, two, three, four, five, with_media FROM review_summary WHERE product_id = #{productId}")
    SummaryRow summary(long productId);

    @Select(
            """
            SELECT COALESCE(SUM(rating = 1), 0) AS one, COALESCE(SUM(rating = 2), 0) AS two,
                COALESCE(SUM(rating = 3), 0) AS three, COALESCE(SUM(rating = 4), 0) AS four,
                COALESCE(SUM(rating = 5), 0) AS five, COALESCE(SUM(JSON_LENGTH(media) > 0), 0) AS with_media
            FROM review_review WHERE product_id = #{productId} AND state = 'PUBLISHED' AND kind = 'FIRST'
            """)
    SummaryRow counted(long productId);

    @Insert("INSERT IGNORE INTO review_file (member_id, file_id, handed_at) VALUES (#{memberId}, #{fileId}, #{now})")
    int addFile(long memberId, long fileId, Instant now);

    @Select("<script>SELECT COUNT(*) FROM review_file WHERE" + MEMBERS + "AND handed_at &gt;= #{since}</script>")
    int filesSince(@Param("members") Collection<Long> members, @Param("since") Instant since);

    @Select(
            "<script>SELECT DISTINCT file_id FROM review_file WHERE" + MEMBERS
                    + "AND file_id IN <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach></script>")
    List<Long> filesOf(@Param("members") Collection<Long> members, @Param("ids") Collection<Long> fileIds);

    @Update(
            """
            <script>
            UPDATE review_summary s JOIN (
              SELECT product_id, COUNT(*) AS pictured FROM review_review
              WHERE state = 'PUBLISHED' AND kind = 'FIRST' AND JSON_LENGTH(media) > 0 AND"""
                    + MEMBERS
                    + """
              GROUP BY product_id
            ) gone ON gone.product_id = s.product_id
            SET s.with_media = s.with_media - gone.pictured
            </script>
            """)
    int uncountMedia(@Param("members") Collection<Long> members);

    @Update("<script>UPDATE review_review SET nickname = '', media = '[]' WHERE" + MEMBERS + "</script>")
    int forgetAuthor(@Param("members") Collection<Long> members);

    @Select("<script>SELECT DISTINCT file_id FROM review_file WHERE" + MEMBERS + "ORDER BY file_id</script>")
    List<Long> filesOfMembers(@Param("members") Collection<Long> members);

    @Delete("<script>DELETE FROM review_file WHERE" + MEMBERS + "</script>")
    int forgetFiles(@Param("members") Collection<Long> members);

    @Select("SELECT COUNT(*) FROM catalog_product WHERE INSTR(images, #{digest}) > 0 OR INSTR(video, #{digest}) > 0")
    int shownByProducts(String digest);

    record Row(
            long id,
            long orderId,
            long orderLineId,
            String kind,
            long memberId,
            long productId,
            String spec,
            int rating,
            String text,
            String media,
            String nickname,
            String state,
            String reason,
            String reply,
            Instant repliedAt,
            Instant writtenAt,
            int version) {}

    record SummaryRow(long one, long two, long three, long four, long five, long withMedia) {}
}
