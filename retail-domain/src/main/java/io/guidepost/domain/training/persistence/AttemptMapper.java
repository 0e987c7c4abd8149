package io.guidepost.domain.training.persistence;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AttemptMapper {

    @Select(
            """
            SELECT attempt_no, answers, right_count, questions, passed, answered_at FROM training_attempt
            WHERE assignment_id = #{assignmentId} ORDER BY attempt_no LIMIT 100
            """)
    List<AttemptRow> of(long assignmentId);

    @Insert(
            """
            INSERT INTO training_attempt (assignment_id, attempt_no, answers, right_count, questions, passed, answered_at)
            VALUES (#{assignmentId}, #{row.attemptNo}, #{row.answers}, #{row.rightCount}, #{row.questions}, #{row.passed},
                #{row.answeredAt})
            """)
    int append(long assignmentId, AttemptRow row);

    record AttemptRow(
            int attemptNo, String answers, int rightCount, int questions, boolean passed, Instant answeredAt) {}
}
