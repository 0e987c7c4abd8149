package io.guidepost.domain.ledger.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface VerificationMapper {

    String COLUMNS =
            """
            id, status, asked_by, claimed_on, claimed_root, started_at, finished_at, last_block, last_transfer, last_hash,
            last_on, last_root, transfers, days, mismatches, examples, version
            """;

    @Insert(
            "INSERT INTO ledger_verification (" + COLUMNS
                    + """
            ) VALUES (#{id}, #{status}, #{askedBy}, #{claimedOn}, #{claimedRoot}, #{startedAt}, #{finishedAt}, #{lastBlock},
                #{lastTransfer}, #{lastHash}, #{lastOn}, #{lastRoot}, #{transfers}, #{days}, #{mismatches}, #{examples},
                #{version})
            """)
    int insert(VerificationRow row);

    @Update(
            """
            UPDATE ledger_verification
            SET status = #{status}, finished_at = #{finishedAt}, last_block = #{lastBlock},
                last_transfer = #{lastTransfer}, last_hash = #{lastHash}, last_on = #{lastOn}, last_root = #{lastRoot},
                transfers = #{transfers}, days = #{days}, mismatches = #{mismatches}, examples = #{examples},
                version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int save(VerificationRow row);

    @Select("SELECT " + COLUMNS + " FROM ledger_verification WHERE id = #{id}")
    VerificationRow find(long id);

    @Select("SELECT " + COLUMNS + " FROM ledger_verification WHERE status = 'RUNNING' ORDER BY id LIMIT 1")
    VerificationRow running();

    @Select("SELECT " + COLUMNS + " FROM ledger_verification WHERE id < #{id} ORDER BY id DESC LIMIT #{limit}")
    List<VerificationRow> before(long id, int limit);

    record VerificationRow(
            long id,
            String status,
            Long askedBy,
            LocalDate claimedOn,
            String claimedRoot,
            Instant startedAt,
            Instant finishedAt,
            long lastBlock,
            long lastTransfer,
            String lastHash,
            LocalDate lastOn,
            String lastRoot,
            long transfers,
            int days,
            int mismatches,
            String examples,
            int version) {}
}
