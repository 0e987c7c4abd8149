package io.guidepost.domain.executionfile;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.executionfile.Export.Kind;
import io.guidepost.domain.executionfile.ExportRows.GuideLine;
import io.guidepost.domain.sheet.SheetWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Makes the files that were asked for: page by page by way of the disk, then into the database in pieces, so that every node can hand
 * them out. Whoever is killed half-way leaves a lease that ends; the next one begins anew.
 */
@Service
public class MakeExports {

    private static final Logger log = LoggerFactory.getLogger(MakeExports.class);
    private static final int PAGE = 500;
    private static final int CUSTOMERS_AT_ONCE = 5_000;
    private static final int PIECE = 256 * 1024;
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Exports exports;
    private final ExportRows rows;
    private final TransactionRetry transactions;
    private final Clock clock;

    MakeExports(Exports exports, ExportRows rows, TransactionRetry transactions, Clock clock) {
        this.exports = exports;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes at most {@code limit} files, and deletes those whose time is over; the answer is how many were made. */
    public int runDue(int limit) {
        int made = 0;
        for (; made < limit; made++) {
            var now = clock.instant();
            var claimed = transactions.call(() -> exports.claim(now, now.plus(LEASE)));
            if (claimed.isEmpty()) {
                break;
            }
            make(claimed.get());
        }
        for (long id : exports.expired(clock.instant(), limit)) {
            transactions.run(() -> exports.expire(id));
        }
        return made;
    }

    private void make(Export export) {
        if (export.attempts() > MOST_ATTEMPTS) {
            transactions.run(
                    () -> exports.failed(export.id(), export.attempts(), "TOO_MANY_ATTEMPTS", clock.instant()));
            return;
        }
        Path file = null;
        try {
            file = Files.createTempFile("guidepost-export-", ".tmp");
            long written = write(export, file);
            if (written >= 0) {
                keep(export, file, written);
            }
        } catch (IOException | RuntimeException broken) {
            log.error("Export {} of task {} could not be made", export.id(), export.taskId(), broken);
            transactions.run(() -> exports.failed(
                    export.id(), export.attempts(), broken.getClass().getSimpleName(), clock.instant()));
        } finally {
            delete(file);
        }
    }

    /** How many rows were written; below zero when somebody else has taken over. */
    private long write(Export export, Path file) throws IOException {
        var columns = export.kind() == Kind.GUIDES ? ExportSheet.GUIDES : ExportSheet.CUSTOMERS;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var sheet = SheetWriter.to(out, export.format(), columns, export.language())) {
            return export.kind() == Kind.GUIDES ? guides(export, sheet) : customers(export, sheet);
        }
    }

    private long guides(Export export, SheetWriter sheet) {
        long written = 0;
        long after = 0;
        while (true) {
            var page = rows.guides(export.taskId(), export.regionId(), after, PAGE);
            for (var line : page) {
                sheet.row(ExportSheet.cells(line, export.language()));
                after = line.guideId();
            }
            written += page.size();
            if (!isStillOurs(export, written)) {
                return -1;
            }
            if (page.size() < PAGE) {
                return written;
            }
        }
    }

    private long customers(Export export, SheetWriter sheet) {
        long written = 0;
        long after = 0;
        while (true) {
            var page = rows.guides(export.taskId(), export.regionId(), after, PAGE);
            for (int at = 0; at < page.size(); ) {
                int end = together(page, at);
                written += customersOf(page.subList(at, end), sheet, export.language());
                after = page.get(end - 1).guideId();
                at = end;
                if (!isStillOurs(export, written)) {
                    return -1;
                }
            }
            if (page.size() < PAGE) {
                return written;
            }
        }
    }

    /** So many guides at once that their customers fit the memory easily: one may have ten thousand. */
    private static int together(List<GuideLine> page, int from) {
        int end = from + 1;
        long customers = page.get(from).targeted();
        while (end < page.size() && customers + page.get(end).targeted() <= CUSTOMERS_AT_ONCE) {
            customers += page.get(end).targeted();
            end++;
        }
        return end;
    }

    private long customersOf(List<GuideLine> guides, SheetWriter sheet, Locale language) {
        var byId = guides.stream().collect(Collectors.toMap(GuideLine::assignmentId, Function.identity()));
        var customers =
                rows.customers(guides.stream().map(GuideLine::assignmentId).toList());
        customers.forEach(line -> sheet.row(ExportSheet.cells(byId.get(line.assignmentId()), line, language)));
        return customers.size();
    }

    private boolean isStillOurs(Export export, long written) {
        return transactions.call(() -> exports.progressed(
                export.id(), export.attempts(), written, clock.instant().plus(LEASE)));
    }

    private void keep(Export export, Path file, long written) throws IOException {
        transactions.run(() -> exports.forgetPieces(export.id()));
        var hash = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), hash)) {
            int number = 0;
            for (var piece = next(in); piece.isPresent(); piece = next(in)) {
                var bytes = piece.get();
                int pieceNo = number++;
                transactions.run(() -> exports.addPiece(export.id(), pieceNo, bytes));
            }
        }
        long size = Files.size(file);
        var hex = HexFormat.of().formatHex(hash.digest());
        transactions.run(() -> exports.done(export.id(), export.attempts(), written, size, hex, clock.instant()));
    }

    private static Optional<byte[]> next(InputStream in) throws IOException {
        var bytes = in.readNBytes(PIECE);
        return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
