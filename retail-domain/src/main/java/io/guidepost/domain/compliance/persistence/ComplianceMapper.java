package io.guidepost.domain.compliance.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ComplianceMapper {

    @Select("SELECT word FROM compliance_word ORDER BY word LIMIT 10000")
    List<String> words();

    @Insert("INSERT IGNORE INTO compliance_word (word, created_by, created_at) VALUES (#{word}, #{adminId}, #{at})")
    int forbid(String word, long adminId, Instant at);

    @Delete("DELETE FROM compliance_word WHERE word = #{word}")
    int allow(String word);

    @Select("SELECT host FROM compliance_host ORDER BY host LIMIT 10000")
    List<String> hosts();

    @Insert("INSERT IGNORE INTO compliance_host (host, created_by, created_at) VALUES (#{host}, #{adminId}, #{at})")
    int trust(String host, long adminId, Instant at);

    @Delete("DELETE FROM compliance_host WHERE host = #{host}")
    int distrust(String host);

    @Select(
            """
            <script>
            SELECT DISTINCT s.price_fen FROM catalog_sku s JOIN catalog_product p ON p.id = s.product_id
            WHERE p.state = 'ON_SHELF' AND p.id IN
            <foreach collection="productIds" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    Set<Long> pricesFen(Collection<Long> productIds);
}
