package io.guidepost.domain.closure.persistence;

import io.guidepost.domain.closure.RegisteredErasures.Numbered;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RegisterMapper {

    @Insert("INSERT INTO closure_register (closure_id) VALUES (#{closureId})")
    void insert(long closureId);

    @Select("SELECT COALESCE(MAX(no), 0) FROM closure_register")
    long last();

    @Select("SELECT closure_id FROM closure_register WHERE no IS NULL ORDER BY closure_id LIMIT #{limit}")
    List<Long> unnumbered(int limit);

    @Update("UPDATE closure_register SET no = #{no} WHERE closure_id = #{closureId} AND no IS NULL")
    int number(long closureId, long no);

    @Select(
            """
            SELECT closure_id, no FROM closure_register WHERE written_at IS NULL AND no IS NOT NULL
            ORDER BY no LIMIT #{limit}
            """)
    List<Numbered> unwritten(int limit);

    @Update("UPDATE closure_register SET written_at = #{at} WHERE closure_id = #{closureId} AND written_at IS NULL")
    int written(long closureId, Instant at);

    @Select("SELECT COUNT(*) FROM closure_register WHERE closure_id = #{closureId}")
    int known(long closureId);

    @Select(
            """
            <script>
            SELECT id FROM shopper_member WHERE id IN
            <foreach item="id" collection="memberIds" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> existing(Collection<Long> memberIds);
}
