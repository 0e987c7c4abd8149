package io.guidepost.domain.search.persistence;

import io.guidepost.domain.search.SearchTerms.Asked;
import io.guidepost.domain.search.SearchTerms.HotWord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SearchTermMapper {

    @Select("SELECT id, words, version FROM search_synonym ORDER BY id LIMIT 5000")
    List<SynonymRow> synonyms();

    @Insert(
            """
            INSERT INTO search_synonym (id, words, version, updated_by, updated_at)
            VALUES (#{id}, #{words}, 0, #{adminId}, #{now})
            """)
    int insertSynonyms(long id, String words, long adminId, Instant now);

    @Update(
            """
            UPDATE search_synonym SET words = #{words}, version = version + 1, updated_by = #{adminId}, updated_at = #{now}
            WHERE id = #{id} AND version = #{version}
            """)
    int updateSynonyms(long id, String words, int version, long adminId, Instant now);

    @Delete("DELETE FROM search_synonym WHERE id = #{id}")
    int deleteSynonyms(long id);

    @Select("SELECT id, word, is_blocked, sort_order, version FROM search_hot_word ORDER BY sort_order, id LIMIT 1000")
    List<HotWord> hotWords();

    @Insert(
            """
            INSERT INTO search_hot_word (id, word, is_blocked, sort_order, version)
            VALUES (#{id}, #{word}, #{isBlocked}, #{sortOrder}, 0)
            """)
    int insertHotWord(HotWord word);

    @Update(
            """
            UPDATE search_hot_word SET word = #{word}, is_blocked = #{isBlocked}, sort_order = #{sortOrder},
                version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int updateHotWord(HotWord word);

    @Delete("DELETE FROM search_hot_word WHERE id = #{id}")
    int deleteHotWord(long id);

    @Select(
            """
            SELECT word FROM search_count WHERE on_day >= #{since}
            GROUP BY word ORDER BY SUM(searches) DESC, word LIMIT #{limit}
            """)
    List<String> mostSearched(LocalDate since, int limit);

    @Insert(
            """
            <script>
            INSERT INTO search_count (on_day, word, searches) VALUES
            <foreach item="searches" index="word" collection="counts" separator=",">(#{day}, #{word}, #{searches})</foreach>
            ON DUPLICATE KEY UPDATE searches = searches + VALUES(searches)
            </script>
            """)
    int count(@Param("day") LocalDate day, @Param("counts") Map<String, Long> counts);

    /** Of members that are still there: one who went meanwhile leaves nothing. */
    @Insert(
            """
            <script>
            INSERT IGNORE INTO search_history (member_id, word, searched_at)
            <foreach item="row" collection="rows" separator=" UNION ALL ">
              SELECT id, #{row.word}, #{row.at} FROM shopper_member WHERE id = #{row.memberId} AND status = 'ACTIVE'
            </foreach>
            ON DUPLICATE KEY UPDATE searched_at = VALUES(searched_at)
            </script>
            """)
    int remember(@Param("rows") Collection<Asked> rows);

    @Select(
            """
            <script>
            SELECT word FROM search_history WHERE member_id IN
            <foreach item="each" collection="ids" open="(" separator="," close=")">#{each}</foreach>
            GROUP BY word ORDER BY MAX(searched_at) DESC, word LIMIT #{limit}
            </script>
            """)
    List<String> history(@Param("ids") Collection<Long> memberIds, @Param("limit") int limit);

    @Delete(
            """
            <script>
            DELETE FROM search_history WHERE member_id IN
            <foreach item="each" collection="ids" open="(" separator="," close=")">#{each}</foreach>
            <if test="word != null">AND word = #{word}</if>
            </script>
            """)
    int forget(@Param("ids") Collection<Long> memberIds, @Param("word") String word);

    @Delete("DELETE FROM search_history WHERE searched_at < #{before} ORDER BY searched_at LIMIT #{limit}")
    int purgeHistory(Instant before, int limit);

    @Delete("DELETE FROM search_count WHERE on_day < #{before} ORDER BY on_day LIMIT #{limit}")
    int purgeCounts(LocalDate before, int limit);

    record SynonymRow(long id, String words, int version) {}
}
