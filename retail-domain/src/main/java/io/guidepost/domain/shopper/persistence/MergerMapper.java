package io.guidepost.domain.shopper.persistence;

import io.guidepost.domain.shopper.Mergers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface MergerMapper extends Mergers {

    String MERGER =
            """
            SELECT id, merged_id, into_id, cause, admin_id, note, merged_at, gave_home, undone_at, undone_by, undone_why
            FROM shopper_merger
            """;

    @Override
    @Insert(
            """
            INSERT INTO shopper_merger (id, merged_id, into_id, cause, admin_id, note, merged_at, gave_home)
            VALUES (#{id}, #{mergedId}, #{intoId}, #{cause}, #{adminId}, #{note}, #{mergedAt}, #{gaveHome})
            """)
    void insert(Merger merger);

    @Override
    default void undo(long id, Optional<Long> adminId, String why, Instant at) {
        markUndone(id, adminId.orElse(null), why, at);
    }

    @Update(
            """
            UPDATE shopper_merger SET undone_at = #{at}, undone_by = #{adminId}, undone_why = #{why}
            WHERE id = #{id} AND undone_at IS NULL
            """)
    void markUndone(long id, Long adminId, String why, Instant at);

    @Override
    default Optional<Merger> inForce(long mergedId) {
        return Optional.ofNullable(standing(mergedId));
    }

    @Select(MERGER + " WHERE in_force = #{mergedId}")
    Merger standing(long mergedId);

    @Override
    @Select("(" + MERGER + " WHERE merged_id = #{memberId} ORDER BY id DESC LIMIT 100) UNION ALL (" + MERGER
            + " WHERE into_id = #{memberId} ORDER BY id DESC LIMIT 100) ORDER BY id DESC")
    List<Merger> of(long memberId);
}
