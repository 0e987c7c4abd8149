package io.guidepost.domain.asset.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AssetMapper {

    String COLUMNS = "SELECT id, digest, type, bytes, width, height, created_by, created_at FROM asset_file ";

    @Insert(
            """
            INSERT INTO asset_file (id, digest, type, bytes, width, height, created_by, created_at)
            VALUES (#{id}, #{digest}, #{type}, #{bytes}, #{width}, #{height}, #{createdBy}, #{createdAt})
            """)
    int insert(Row row);

    @Select(COLUMNS + "WHERE id = #{id}")
    Row find(long id);

    @Select(COLUMNS + "WHERE digest = #{digest}")
    Row findByDigest(String digest);

    @Select("<script>" + COLUMNS
            + "WHERE id IN <foreach collection='ids' item='id' open='(' separator=','"
            + " close=')'>#{id}</foreach></script>")
    List<Row> all(@Param("ids") Collection<Long> ids);

    @Delete("DELETE FROM asset_file WHERE id = #{id}")
    void delete(long id);

    record Row(
            long id,
            String digest,
            String type,
            long bytes,
            int width,
            int height,
            long createdBy,
            Instant createdAt) {}
}
