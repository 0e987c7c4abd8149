package io.guidepost.domain.search.persistence;

import io.guidepost.domain.search.SearchIndex.TokenCount;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SearchMapper {

    String AMONG =
            " IN <foreach item=\"each\" collection=\"ids\" open=\"(\" separator=\",\" close=\")\">#{each}</foreach> ";

    String DOCUMENTS =
            """
            SELECT product_id, is_listed, category_id, brand, price_from_fen, is_in_stock, sales, is_everywhere, revision
            FROM search_document
            """;

    @Select(
            """
            <script>
            SELECT p.id, p.version, p.state = 'ON_SHELF' AS is_on_shelf, COALESCE(p.code, '') AS code, p.category_id,
                CONCAT_WS(' ', c.name, c.name_en, b.name, b.name_en, a.name, a.name_en) AS category,
                p.brand, p.title, p.title_en, p.price_from_fen, p.is_everywhere
            FROM catalog_product p
            JOIN catalog_category c ON c.id = p.category_id
            LEFT JOIN catalog_category b ON b.id = c.parent_id
            LEFT JOIN catalog_category a ON a.id = b.parent_id
            WHERE p.id"""
                    + AMONG + "</script>")
    List<SourceRow> sources(@Param("ids") Collection<Long> productIds);

    @Select(
            """
            <script>
            SELECT product_id, CONCAT(spec, ' ', COALESCE(code, '')) AS text FROM catalog_sku
            WHERE state = 'ON_SHELF' AND product_id"""
                    + AMONG + "ORDER BY product_id, id</script>")
    List<SkuTextRow> skuTexts(@Param("ids") Collection<Long> productIds);

    @Insert(
            """
            <script>
            INSERT INTO search_document (product_id, product_version, is_listed, category_id, brand, price_from_fen,
                is_everywhere, revision)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.id}, #{row.version}, #{row.isOnShelf}, #{row.categoryId}, #{row.brand}, #{row.priceFromFen},
               #{row.isEverywhere}, #{revision})
            </foreach>
            ON DUPLICATE KEY UPDATE product_version = VALUES(product_version), is_listed = VALUES(is_listed),
                category_id = VALUES(category_id), brand = VALUES(brand), price_from_fen = VALUES(price_from_fen),
                is_everywhere = VALUES(is_everywhere), revision = VALUES(revision)
            </script>
            """)
    int writeDocuments(@Param("rows") Collection<SourceRow> rows, @Param("revision") long revision);

    @Update("<script>UPDATE search_document SET is_listed = FALSE, revision = #{revision} WHERE product_id" + AMONG
            + "</script>")
    int unlist(@Param("ids") Collection<Long> productIds, @Param("revision") long revision);

    @Delete("<script>DELETE FROM search_token WHERE product_id" + AMONG + "</script>")
    int deleteTokens(@Param("ids") Collection<Long> productIds);

    @Insert(
            """
            <script>
            INSERT INTO search_token (token, product_id, weight) VALUES
            <foreach item="row" collection="rows" separator=",">(#{row.token}, #{row.productId}, #{row.weight})</foreach>
            </script>
            """)
    int insertTokens(@Param("rows") Collection<PostingRow> rows);

    @Select(
            """
            SELECT p.id FROM catalog_product p LEFT JOIN search_document d ON d.product_id = p.id
            WHERE p.id > #{afterId} AND (d.product_id IS NULL OR d.product_version <> p.version
                OR d.is_listed <> (p.state = 'ON_SHELF') OR d.price_from_fen <> p.price_from_fen)
            ORDER BY p.id LIMIT #{limit}
            """)
    List<Long> outdated(long afterId, int limit);

    @Select(
            """
            SELECT COALESCE(MAX(product_id), #{afterId}) FROM (
              SELECT product_id FROM search_document WHERE product_id > #{afterId} ORDER BY product_id LIMIT #{size}
            ) step
            """)
    long stepFrom(long afterId, int size);

    /** Reads without locking: stock rows are wanted by those who buy. */
    @Select(
            """
            SELECT f.product_id, f.sales, f.is_in_stock FROM (
              SELECT k.product_id, SUM(s.sold) AS sales,
                  MAX(CASE WHEN k.state = 'ON_SHELF' THEN s.available ELSE 0 END) > 0 AS is_in_stock
              FROM catalog_sku k JOIN catalog_stock s ON s.sku_id = k.id
              WHERE k.product_id > #{afterId} AND k.product_id <= #{toId}
              GROUP BY k.product_id
            ) f
            JOIN search_document d ON d.product_id = f.product_id
            WHERE d.sales <> f.sales OR d.is_in_stock <> f.is_in_stock
            """)
    List<FigureRow> figures(long afterId, long toId);

    /** The rows are there: this is an update of many in one statement. */
    @Insert(
            """
            <script>
            INSERT INTO search_document (product_id, product_version, is_listed, category_id, brand, price_from_fen,
                is_in_stock, sales, revision)
            VALUES
            <foreach item="row" collection="rows" separator=",">
              (#{row.productId}, -1, FALSE, 0, '', 0, #{row.isInStock}, #{row.sales}, #{revision})
            </foreach>
            ON DUPLICATE KEY UPDATE is_in_stock = VALUES(is_in_stock), sales = VALUES(sales), revision = VALUES(revision)
            </script>
            """)
    int writeFigures(@Param("rows") Collection<FigureRow> rows, @Param("revision") long revision);

    @Update("<script>UPDATE search_document SET product_version = -1 WHERE category_id" + AMONG + "</script>")
    int forgetCategories(@Param("ids") Collection<Long> categoryIds);

    @Select(DOCUMENTS + "WHERE product_id > #{afterId} ORDER BY product_id LIMIT #{limit}")
    List<DocumentRow> documents(long afterId, int limit);

    @Select(DOCUMENTS + "WHERE revision >= #{revision} ORDER BY revision, product_id LIMIT #{limit}")
    List<DocumentRow> changedSince(long revision, int limit);

    @Select(
            DOCUMENTS
                    + """
            WHERE revision > #{revision} OR (revision = #{revision} AND product_id > #{afterId})
            ORDER BY revision, product_id LIMIT #{limit}
            """)
    List<DocumentRow> feed(long revision, long afterId, int limit);

    @Select("SELECT product_id, revision FROM search_document")
    List<RevisionRow> revisions();

    @Select("<script>SELECT product_id, store_id FROM catalog_store_exception WHERE product_id" + AMONG + "</script>")
    List<ExceptionRow> exceptions(@Param("ids") Collection<Long> productIds);

    @Select(
            """
            SELECT token, COUNT(*) AS products FROM search_token WHERE token > #{after}
            GROUP BY token ORDER BY token LIMIT #{limit}
            """)
    List<TokenCount> tokenCounts(String after, int limit);

    @Select("<script>SELECT token, product_id, weight FROM search_token WHERE token" + AMONG + "</script>")
    List<PostingRow> postings(@Param("ids") Collection<String> tokens);

    @Select("<script>SELECT token, product_id, weight FROM search_token WHERE product_id" + AMONG + "</script>")
    List<PostingRow> tokensOf(@Param("ids") Collection<Long> productIds);

    record SourceRow(
            long id,
            int version,
            boolean isOnShelf,
            String code,
            long categoryId,
            String category,
            String brand,
            String title,
            String titleEn,
            long priceFromFen,
            boolean isEverywhere) {}

    record SkuTextRow(long productId, String text) {}

    record PostingRow(String token, long productId, int weight) {}

    record FigureRow(long productId, long sales, boolean isInStock) {}

    record RevisionRow(long productId, long revision) {}

    record ExceptionRow(long productId, long storeId) {}

    record DocumentRow(
            long productId,
            boolean isListed,
            long categoryId,
            String brand,
            long priceFromFen,
            boolean isInStock,
            long sales,
            boolean isEverywhere,
            long revision) {}
}
