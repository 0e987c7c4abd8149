package io.guidepost.domain.commission.rate;

import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.sheet.SheetWriter;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** All rates that hold or are to hold, as a table that can be changed and imported again. */
@Service
public class ExportRates {

    private static final int CHUNK = 1_000;

    private final RateBook book;
    private final Clock clock;

    ExportRates(RateBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Writes page by page: the table may be larger than the memory. Leaves the stream open. */
    public void write(OutputStream out, SheetFormat format, Optional<RateTarget.Scope> scope, Locale locale) {
        var now = clock.instant();
        try (var sheet = SheetWriter.to(out, format, RateSheet.COLUMNS, locale)) {
            long last = 0;
            List<CommissionRate> page;
            do {
                page = book.allStanding(now, last, CHUNK);
                for (var rate : page) {
                    if (scope.isEmpty() || scope.get() == rate.target().scope()) {
                        sheet.row(RateSheet.cells(rate, now, locale));
                    }
                    last = rate.id();
                }
            } while (page.size() == CHUNK);
        }
    }
}
