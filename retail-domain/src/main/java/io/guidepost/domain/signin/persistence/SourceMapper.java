package io.guidepost.domain.signin.persistence;

import io.guidepost.domain.signin.Sources;
import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SourceMapper extends Sources {

    String ROW =
            "SELECT source, failures, counted_from, lock_count, locked_until FROM signin_source WHERE source = #{source}";

    @Override
    default Optional<Source> find(String source) {
        return Optional.ofNullable(row(source));
    }

    @Select(ROW)
    Source row(String source);

    @Override
    default Source lock(String source, Instant now) {
        insert(source, now);
        return locked(source);
    }

    @Insert(
            """
            INSERT INTO signin_source (source, failures, counted_from, lock_count) VALUES (#{source}, 0, #{now}, 0)
            ON DUPLICATE KEY UPDATE source = source
            """)
    void insert(String source, Instant now);

    @Select(ROW + " FOR UPDATE")
    Source locked(String source);

    @Override
    @Update(
            """
            UPDATE signin_source SET failures = #{failures}, counted_from = #{countedFrom}, lock_count = #{lockCount},
                   locked_until = #{lockedUntil}
            WHERE source = #{source}
            """)
    void save(Source source);

    @Override
    @Delete("DELETE FROM signin_source WHERE counted_from < #{before} ORDER BY counted_from LIMIT #{limit}")
    int removeOlder(Instant before, int limit);
}
