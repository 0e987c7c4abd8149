package io.guidepost.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.core.ledger.PostedTransfer.PostedLeg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockHashTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final PostedLeg DEBIT =
            new PostedLeg(1, 11, "HOUSE", 0, "COMMISSION_EXPENSE", "D", 500, OptionalLong.of(7));
    private static final PostedLeg CREDIT = new PostedLeg(2, 12, "GUIDE", 3, "PENDING", "C", 500, OptionalLong.of(7));
    private static final PostedTransfer EARNED = transfer(1, "accrued:9", List.of(DEBIT, CREDIT));
    private static final PostedTransfer NEXT = transfer(2, "accrued:10", List.of(DEBIT, CREDIT));

    @Test
    void itIsTheDigestOfTheRowsAsTheyAreWrittenDown() throws Exception {
        var written = "block\t1\t" + "0".repeat(64) + "\n"
                + "transfer\t1\taccrued:9\tACCRUED\tORDER\t9\t500\t1795320000000\t2\n"
                + "leg\t1\t11\tHOUSE\t0\tCOMMISSION_EXPENSE\tD\t500\t7\n"
                + "leg\t2\t12\tGUIDE\t3\tPENDING\tC\t500\t7\n";

        var expected = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(written.getBytes(StandardCharsets.UTF_8)));

        assertThat(hash(1, BlockHash.NOTHING_BEFORE, EARNED)).isEqualTo(expected);
    }

    @Test
    void transfersCanBeAddedOneAfterTheOther() {
        assertThat(BlockHash.ofBlock(1, BlockHash.NOTHING_BEFORE)
                        .add(EARNED)
                        .add(NEXT)
                        .hex())
                .isEqualTo(hash(1, BlockHash.NOTHING_BEFORE, EARNED, NEXT));
    }

    static Stream<PostedTransfer> altered() {
        return Stream.of(
                transfer(3, "accrued:9", EARNED.legs()),
                transfer(1, "accrued:8", EARNED.legs()),
                new PostedTransfer(1, "accrued:9", "RELEASED", "ORDER", 9, 500, NOON, EARNED.legs()),
                new PostedTransfer(1, "accrued:9", "ACCRUED", "REFUND", 9, 500, NOON, EARNED.legs()),
                new PostedTransfer(1, "accrued:9", "ACCRUED", "ORDER", 8, 500, NOON, EARNED.legs()),
                new PostedTransfer(1, "accrued:9", "ACCRUED", "ORDER", 9, 501, NOON, EARNED.legs()),
                new PostedTransfer(1, "accrued:9", "ACCRUED", "ORDER", 9, 500, NOON.plusMillis(1), EARNED.legs()),
                transfer(1, "accrued:9", List.of(CREDIT, DEBIT)),
                transfer(1, "accrued:9", List.of(DEBIT)),
                withLeg(new PostedLeg(3, 12, "GUIDE", 3, "PENDING", "C", 500, OptionalLong.of(7))),
                withLeg(new PostedLeg(2, 13, "GUIDE", 3, "PENDING", "C", 500, OptionalLong.of(7))),
                withLeg(new PostedLeg(2, 12, "STORE", 3, "PENDING", "C", 500, OptionalLong.of(7))),
                withLeg(new PostedLeg(2, 12, "GUIDE", 4, "PENDING", "C", 500, OptionalLong.of(7))),
                withLeg(new PostedLeg(2, 12, "GUIDE", 3, "AVAILABLE", "C", 500, OptionalLong.of(7))),
                withLeg(new PostedLeg(2, 12, "GUIDE", 3, "PENDING", "D", 500, OptionalLong.of(7))),
                withLeg(new PostedLeg(2, 12, "GUIDE", 3, "PENDING", "C", 501, OptionalLong.of(7))),
                withLeg(new PostedLeg(2, 12, "GUIDE", 3, "PENDING", "C", 500, OptionalLong.of(8))),
                withLeg(new PostedLeg(2, 12, "GUIDE", 3, "PENDING", "C", 500, OptionalLong.empty())));
    }

    @ParameterizedTest
    @MethodSource("altered")
    void everyFieldCounts(PostedTransfer other) {
        assertThat(hash(1, BlockHash.NOTHING_BEFORE, other)).isNotEqualTo(hash(1, BlockHash.NOTHING_BEFORE, EARNED));
    }

    @Test
    void orderNumberAndPredecessorCount() {
        var hashes = List.of(
                hash(1, BlockHash.NOTHING_BEFORE, EARNED, NEXT),
                hash(1, BlockHash.NOTHING_BEFORE, NEXT, EARNED),
                hash(1, BlockHash.NOTHING_BEFORE, EARNED),
                hash(2, BlockHash.NOTHING_BEFORE, EARNED, NEXT),
                hash(1, "1".repeat(64), EARNED, NEXT));

        assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    /** Else money could be moved from one field to its neighbour without a trace. */
    @Test
    void noFieldRunsIntoTheNext() {
        var hashes = new ArrayList<String>();
        for (var key : List.of("a\tb", "a\\tb", "a\nb", "a\\nb", "a\\", "a")) {
            hashes.add(hash(1, BlockHash.NOTHING_BEFORE, transfer(1, key, EARNED.legs())));
        }

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void aDaysRootFollowsItsSumsAndItsBlock() {
        var on = LocalDate.of(2026, 11, 22);
        var roots = List.of(
                root(on, "x", 5, "h", 10),
                root(on.plusDays(1), "x", 5, "h", 10),
                root(on, "y", 5, "h", 10),
                root(on, "x", 6, "h", 10),
                root(on, "x", 5, "i", 10),
                root(on, "x", 5, "h", 11));

        assertThat(roots).doesNotHaveDuplicates();
        assertThat(root(on, "x", 5, "h", 10)).isEqualTo(roots.get(0));
    }

    private static String root(LocalDate on, String previous, long block, String hash, long fen) {
        return BlockHash.ofDay(on, previous, block, hash)
                .addTotal("HOUSE", "SALES", 0, fen)
                .hex();
    }

    private static String hash(long number, String previous, PostedTransfer... transfers) {
        var hash = BlockHash.ofBlock(number, previous);
        List.of(transfers).forEach(hash::add);
        return hash.hex();
    }

    private static PostedTransfer withLeg(PostedLeg second) {
        return transfer(1, "accrued:9", List.of(DEBIT, second));
    }

    private static PostedTransfer transfer(long id, String key, List<PostedLeg> legs) {
        return new PostedTransfer(id, key, "ACCRUED", "ORDER", 9, 500, NOON, legs);
    }
}
