package io.guidepost.domain.incentive.persistence;

import io.guidepost.domain.incentive.Funder;
import io.guidepost.domain.incentive.Funders.Item;
import io.guidepost.domain.incentive.Funders.Sums;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface FunderMapper {

    @Insert(
            """
            INSERT INTO incentive_funder (id, name, is_house, created_by, created_at)
            VALUES (#{id}, #{name}, #{isHouse}, #{createdBy}, #{createdAt})
            """)
    void insert(Funder funder);

    @Select("SELECT id, name, is_house, created_by, created_at FROM incentive_funder WHERE id = #{id}")
    Funder find(long id);

    @Select("SELECT id, name, is_house, created_by, created_at FROM incentive_funder ORDER BY id LIMIT 1000")
    List<Funder> all();

    @Select(
            """
            SELECT COALESCE(SUM(CASE WHEN t.posted_at < #{from}
                    THEN CASE WHEN p.side = 'D' THEN p.amount_fen ELSE -p.amount_fen END END), 0) AS opening_fen,
                COALESCE(SUM(CASE WHEN t.posted_at >= #{from} AND p.side = 'D' THEN p.amount_fen END), 0) AS accrued_fen,
                COALESCE(SUM(CASE WHEN t.posted_at >= #{from} AND p.side = 'C' THEN p.amount_fen END), 0) AS released_fen
            FROM ledger_account a
            JOIN ledger_posting p ON p.account_id = a.id
            JOIN ledger_transfer t ON t.id = p.transfer_id
            WHERE a.owner_type = #{ownerType} AND a.owner_id = #{ownerId} AND a.kind = #{kind} AND t.posted_at < #{until}
            """)
    Sums sums(String ownerType, long ownerId, String kind, Instant from, Instant until);

    @Select(
            """
            SELECT t.id AS transfer_id, i.id AS incentive_id, i.name AS incentive_name,
                COALESCE(c.order_id, 0) AS order_id, c.payee_type, c.payee_id,
                COALESCE(g.name, s.name, '') AS payee_name,
                CASE WHEN p.side = 'D' THEN p.amount_fen ELSE -p.amount_fen END AS amount_fen, t.posted_at,
                COALESCE(e.why_zh, '') AS why_zh, COALESCE(e.why_en, '') AS why_en
            FROM ledger_account a
            JOIN ledger_posting p ON p.account_id = a.id
            JOIN ledger_transfer t ON t.id = p.transfer_id
            JOIN commission_accrual c ON c.id = p.accrual_id
            JOIN incentive i ON i.id = c.rule_id
            LEFT JOIN commission_entry e ON e.accrual_id = c.id
                AND t.event_key = CONCAT('incentive:', c.id, ':', e.cause)
            LEFT JOIN org_guide g ON c.payee_type = 'GUIDE' AND g.id = c.payee_id
            LEFT JOIN org_store s ON c.payee_type = 'STORE' AND s.id = c.payee_id
            WHERE a.owner_type = #{ownerType} AND a.owner_id = #{ownerId} AND a.kind = #{kind}
            AND t.posted_at >= #{from} AND t.posted_at < #{until} AND t.id > #{afterId}
            ORDER BY t.id LIMIT #{limit}
            """)
    List<Item> items(String ownerType, long ownerId, String kind, Instant from, Instant until, long afterId, int limit);
}
