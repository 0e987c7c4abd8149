package io.guidepost.domain.fatigue.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface OptOutMapper {

    @Insert(
            """
            <script>
            INSERT IGNORE INTO fatigue_opt_out (external_userid, source, opted_out_at) VALUES
            <foreach collection="ids" item="id" separator=",">(#{id}, #{source}, #{at})</foreach>
            </script>
            """)
    int insert(Collection<String> ids, String source, Instant at);

    @Delete(
            """
            <script>
            DELETE FROM fatigue_opt_out WHERE external_userid IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int delete(Collection<String> ids);

    @Select(
            """
            <script>
            SELECT external_userid FROM fatigue_opt_out WHERE external_userid IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<String> among(Collection<String> ids);
}
