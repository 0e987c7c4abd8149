package io.guidepost.domain.ledger.persistence;

import io.guidepost.domain.ledger.Block;
import io.guidepost.domain.ledger.SealedDay;
import io.guidepost.domain.ledger.Totals.Total;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ChainMapper {

    String BLOCK =
            "SELECT number, last_transfer, transfers, postings, previous_hash, hash, sealed_at FROM ledger_block ";
    String DAY = "SELECT sealed_on, last_block, block_hash, previous_root, root, sealed_at FROM ledger_day ";

    @Select(BLOCK + "ORDER BY number DESC LIMIT 1")
    Block lastBlock();

    @Select(BLOCK + "WHERE number = #{number}")
    Block block(long number);

    @Select(BLOCK + "WHERE number > #{number} ORDER BY number LIMIT #{limit}")
    List<Block> blocksAfter(long number, int limit);

    @Insert(
            """
            INSERT INTO ledger_block (number, last_transfer, transfers, postings, previous_hash, hash, sealed_at)
            VALUES (#{number}, #{lastTransfer}, #{transfers}, #{postings}, #{previousHash}, #{hash}, #{sealedAt})
            """)
    int addBlock(Block block);

    @Select(
            """
            SELECT id, event_key, code, ref_type, ref_id, amount_fen, posted_at FROM ledger_transfer
            WHERE id > #{afterId} AND id <= #{throughId} ORDER BY id LIMIT #{limit}
            """)
    List<TransferRow> transfers(long afterId, long throughId, int limit);

    /** The accounts go with them: a posting whose account was given to somebody else is not what it was. */
    @Select(
            """
            SELECT STRAIGHT_JOIN p.transfer_id, p.seq, p.account_id, a.owner_type, a.owner_id, a.kind, p.side, p.amount_fen, p.accrual_id
            FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
            WHERE p.transfer_id > #{afterId} AND p.transfer_id <= #{throughId} ORDER BY p.transfer_id, p.seq
            """)
    List<LegRow> legs(long afterId, long throughId);

    @Select(DAY + "ORDER BY sealed_on DESC LIMIT 1")
    SealedDay lastDay();

    @Select(DAY + "WHERE sealed_on = #{on}")
    SealedDay day(LocalDate on);

    @Select(DAY + "WHERE sealed_on <= #{on} ORDER BY sealed_on DESC LIMIT 1")
    SealedDay lastDayUntil(LocalDate on);

    @Select(DAY + "WHERE sealed_on > #{on} ORDER BY sealed_on LIMIT #{limit}")
    List<SealedDay> daysAfter(LocalDate on, int limit);

    @Select(DAY + "WHERE sealed_on < #{on} ORDER BY sealed_on DESC LIMIT #{limit}")
    List<SealedDay> daysBefore(LocalDate on, int limit);

    @Insert(
            """
            INSERT INTO ledger_day (sealed_on, last_block, block_hash, previous_root, root, sealed_at)
            VALUES (#{sealedOn}, #{lastBlock}, #{blockHash}, #{previousRoot}, #{root}, #{sealedAt})
            """)
    int addDay(SealedDay day);

    @Insert(
            """
            <script>
            INSERT INTO ledger_day_total (sealed_on, owner_type, kind, debit_fen, credit_fen) VALUES
            <foreach collection="totals" item="t" separator=",">
                (#{on}, #{t.ownerType}, #{t.kind}, #{t.debitFen}, #{t.creditFen})
            </foreach>
            </script>
            """)
    int addTotals(LocalDate on, List<Total> totals);

    @Select(
            """
            SELECT owner_type, kind, debit_fen, credit_fen FROM ledger_day_total WHERE sealed_on = #{on}
            ORDER BY owner_type, kind
            """)
    List<Total> totals(LocalDate on);

    /**
     * From the transfers of that time to their postings and on to the accounts, in this order: left to itself the optimizer
     * begins with the few accounts of the house and reads every posting that they ever had.
     */
    @Select(
            """
            <script>
            SELECT STRAIGHT_JOIN a.owner_type, a.kind,
                SUM(CASE WHEN p.side = 'D' THEN p.amount_fen ELSE 0 END) AS debit_fen,
                SUM(CASE WHEN p.side = 'C' THEN p.amount_fen ELSE 0 END) AS credit_fen
            FROM ledger_transfer t
            JOIN ledger_posting p ON p.transfer_id = t.id
            JOIN ledger_account a ON a.id = p.account_id
            WHERE t.posted_at &gt;= #{from} <if test="until != null">AND t.posted_at &lt; #{until}</if>
            GROUP BY a.owner_type, a.kind
            </script>
            """)
    List<Total> posted(Instant from, Instant until);

    @Select("SELECT posted_at FROM ledger_transfer ORDER BY posted_at LIMIT 1")
    Instant firstPostedAt();

    @Select(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM ledger_transfer
                WHERE id > #{afterTransfer} AND posted_at < #{before} LIMIT 1) found
            """)
    int postedBefore(long afterTransfer, Instant before);

    record TransferRow(
            long id, String eventKey, String code, String refType, long refId, long amountFen, Instant postedAt) {}

    record LegRow(
            long transferId,
            int seq,
            long accountId,
            String ownerType,
            long ownerId,
            String kind,
            String side,
            long amountFen,
            Long accrualId) {}
}
