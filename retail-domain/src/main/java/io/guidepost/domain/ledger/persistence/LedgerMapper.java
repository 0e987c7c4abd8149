package io.guidepost.domain.ledger.persistence;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface LedgerMapper {

    /** Rows whose event key is known already are left out: the answer counts the new ones. Needs no right but INSERT. */
    @Insert(
            """
            <script>
            INSERT IGNORE INTO ledger_transfer (id, event_key, code, ref_type, ref_id, amount_fen, posted_at) VALUES
            <foreach collection="rows" item="row" separator=",">
                (#{row.id}, #{row.eventKey}, #{row.code}, #{row.refType}, #{row.refId}, #{row.amountFen}, #{row.postedAt})
            </foreach>
            </script>
            """)
    int insertTransfers(List<TransferRow> rows);

    @Select(
            """
            <script>
            SELECT id FROM ledger_transfer WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> existing(List<Long> ids);

    @Insert(
            """
            <script>
            INSERT INTO ledger_posting (transfer_id, seq, account_id, side, amount_fen, accrual_id) VALUES
            <foreach collection="rows" item="row" separator=",">
                (#{row.transferId}, #{row.seq}, #{row.accountId}, #{row.side}, #{row.amountFen}, #{row.accrualId})
            </foreach>
            </script>
            """)
    int insertPostings(List<PostingRow> rows);

    /**
     * Moves the balances of these accounts, in the order of their ids, unless a balance would fall below zero or more debt be repaid than
     * there is: then fewer
     * rows match than were asked for. One row per account in {@code deltas}.
     */
    @Update(
            """
            <script>
            UPDATE ledger_account
            SET debits_fen = debits_fen + CASE id
                    <foreach collection="deltas" item="d">WHEN #{d.accountId} THEN #{d.debitFen} </foreach>ELSE 0 END,
                credits_fen = credits_fen + CASE id
                    <foreach collection="deltas" item="d">WHEN #{d.accountId} THEN #{d.creditFen} </foreach>ELSE 0 END
            WHERE id IN
                <foreach collection="deltas" item="d" open="(" separator="," close=")">#{d.accountId}</foreach>
            AND (overdraft_ok = 1 OR credits_fen - debits_fen + CASE id
                    <foreach collection="deltas" item="d">WHEN #{d.accountId} THEN #{d.netFen} </foreach>ELSE 0 END &gt;= 0)
            AND (kind NOT IN ('DEBT', 'CLAWBACK_RECEIVABLE') OR debits_fen - credits_fen - CASE id
                    <foreach collection="deltas" item="d">WHEN #{d.accountId} THEN #{d.netFen} </foreach>ELSE 0 END &gt;= 0)
            ORDER BY id
            </script>
            """)
    int move(List<DeltaRow> deltas);

    @Select(
            """
            <script>
            SELECT id, owner_type, owner_id, kind, debits_fen, credits_fen FROM ledger_account
            WHERE (owner_type, owner_id, kind) IN
            <foreach collection="keys" item="k" open="(" separator="," close=")">(#{k.ownerType}, #{k.ownerId}, #{k.kind})</foreach>
            ORDER BY id
            </script>
            """)
    List<AccountRow> find(Collection<AccountKey> keys);

    @Select(
            """
            <script>
            SELECT id, owner_type, owner_id, kind, debits_fen, credits_fen FROM ledger_account
            WHERE id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY id FOR UPDATE
            </script>
            """)
    List<AccountRow> lock(Collection<Long> ids);

    @Insert(
            """
            <script>
            INSERT IGNORE INTO ledger_account (id, owner_type, owner_id, kind, overdraft_ok, keeps_balance) VALUES
            <foreach collection="rows" item="row" separator=",">
                (#{row.id}, #{row.key.ownerType}, #{row.key.ownerId}, #{row.key.kind}, #{row.overdraftOk}, #{row.keepsBalance})
            </foreach>
            </script>
            """)
    int open(List<NewAccountRow> rows);

    /** Debits and credits per kind of account, summed from the postings themselves. */
    @Select(
            """
            SELECT a.owner_type, a.kind,
                   SUM(CASE WHEN p.side = 'D' THEN p.amount_fen ELSE 0 END) AS debit_fen,
                   SUM(CASE WHEN p.side = 'C' THEN p.amount_fen ELSE 0 END) AS credit_fen
            FROM ledger_account a
            JOIN ledger_posting p ON p.account_id = a.id
            GROUP BY a.owner_type, a.kind
            ORDER BY a.owner_type, a.kind
            """)
    List<KindTotalRow> totals();

    record TransferRow(
            long id,
            String eventKey,
            String code,
            String refType,
            long refId,
            long amountFen,
            java.time.Instant postedAt) {}

    record PostingRow(long transferId, int seq, long accountId, String side, long amountFen, Long accrualId) {}

    record DeltaRow(long accountId, long debitFen, long creditFen) {

        DeltaRow plus(DeltaRow other) {
            return new DeltaRow(
                    accountId, Math.addExact(debitFen, other.debitFen), Math.addExact(creditFen, other.creditFen));
        }

        long netFen() {
            return Math.subtractExact(creditFen, debitFen);
        }
    }

    record AccountKey(String ownerType, long ownerId, String kind) {}

    record AccountRow(long id, String ownerType, long ownerId, String kind, long debitsFen, long creditsFen) {

        AccountKey key() {
            return new AccountKey(ownerType, ownerId, kind);
        }
    }

    record NewAccountRow(long id, AccountKey key, boolean overdraftOk, boolean keepsBalance) {}

    record KindTotalRow(String ownerType, String kind, long debitFen, long creditFen) {}
}
