package io.guidepost.core.ledger;

import io.guidepost.core.digest.Sha256;
import io.guidepost.core.ledger.PostedTransfer.PostedLeg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;

/**
 * SHA-256 over rows in one written form: fields separated by tabs, rows ended by line feeds, both escaped inside of a
 * field. Whoever has the rows can compute it again with any tool.
 */
public final class BlockHash {

    /** Stands before the first block and the first day. */
    public static final String NOTHING_BEFORE = "0".repeat(64);

    private final MessageDigest sha256 = Sha256.begin();

    private BlockHash() {}

    /** The beginning of a block that follows the one with {@code previousHash}. */
    public static BlockHash ofBlock(long number, String previousHash) {
        return new BlockHash().row("block", number, previousHash);
    }

    /** The beginning of a day's root: what the day before came to, and how far the blocks reached. */
    public static BlockHash ofDay(LocalDate on, String previousRoot, long lastBlock, String blockHash) {
        return new BlockHash().row("day", on, previousRoot, lastBlock, blockHash);
    }

    /** Transfers are added in the order of their ids. */
    public BlockHash add(PostedTransfer transfer) {
        row(
                "transfer",
                transfer.id(),
                transfer.key(),
                transfer.code(),
                transfer.refType(),
                transfer.refId(),
                transfer.amountFen(),
                millis(transfer.postedAt()),
                transfer.legs().size());
        for (PostedLeg leg : transfer.legs()) {
            row(
                    "leg",
                    leg.seq(),
                    leg.accountId(),
                    leg.ownerType(),
                    leg.ownerId(),
                    leg.kind(),
                    leg.side(),
                    leg.amountFen(),
                    leg.accrualId().isPresent() ? leg.accrualId().getAsLong() : "-");
        }
        return this;
    }

    /** A day's sum of one kind of account, in fen; added in the order of owner type and kind. */
    public BlockHash addTotal(String ownerType, String kind, long debitFen, long creditFen) {
        return row("total", ownerType, kind, debitFen, creditFen);
    }

    /** 64 hexadecimal digits; nothing can be added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static long millis(Instant at) {
        return at.toEpochMilli();
    }

    private BlockHash row(Object... fields) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                row.append('\t');
            }
            escape(fields[i].toString(), row);
        }
        sha256.update(row.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private static void escape(String field, StringBuilder into) {
        for (int i = 0; i < field.length(); i++) {
            char next = field.charAt(i);
            switch (next) {
                case '\\' -> into.append("\\\\");
                case '\t' -> into.append("\\t");
                case '\n' -> into.append("\\n");
                default -> into.append(next);
            }
        }
    }
}
