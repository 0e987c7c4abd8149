package io.guidepost.domain.statement.persistence;

import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ClosedMonthsMapper {

    @Select(
            """
            SELECT month FROM statement_month WHERE from_at <= #{at} AND until_at > #{at} AND state = 'CLOSED'
            """)
    Integer of(Instant at);
}
