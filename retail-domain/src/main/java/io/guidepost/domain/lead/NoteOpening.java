package io.guidepost.domain.lead;

import io.guidepost.domain.acquisition.Codes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A member has opened one of our codes in the mini-program: the only scans that can be known. */
@Service
public class NoteOpening {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Leads leads;
    private final Codes codes;
    private final Clock clock;

    NoteOpening(Leads leads, Codes codes, Clock clock) {
        this.leads = leads;
        this.codes = codes;
        this.clock = clock;
    }

    /** Counted once a day; a code that is none of ours is left alone, and nobody learns which it was. */
    @Transactional
    public void opened(long memberId, String state) {
        codes.byState(state).ifPresent(code -> opened(memberId, code.id()));
    }

    @Transactional
    public void opened(long memberId, long codeId) {
        var now = clock.instant();
        leads.open(memberId, codeId, LocalDate.ofInstant(now, ZONE), now);
    }
}
