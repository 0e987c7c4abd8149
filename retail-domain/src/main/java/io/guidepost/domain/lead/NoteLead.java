package io.guidepost.domain.lead;

import io.guidepost.domain.acquisition.AcquisitionCode;
import io.guidepost.domain.acquisition.Codes;
import io.guidepost.domain.lead.Lead.Basis;
import io.guidepost.domain.lead.LeadRules.CodeOf;
import io.guidepost.domain.lead.LeadRules.Evidence;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.domain.shopper.FriendFollower;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts each new friend down to a channel, once; WeCom's own word puts right what had to be concluded before it came. */
@Component
class NoteLead implements FriendFollower {

    /** What somebody did longer ago says nothing about why he comes now. */
    private static final Duration STILL_TELLING = Duration.ofDays(30);

    private final Leads leads;
    private final Codes codes;
    private final Roster roster;
    private final Clock clock;

    NoteLead(Leads leads, Codes codes, Roster roster, Clock clock) {
        this.leads = leads;
        this.codes = codes;
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public void added(long guideId, String externalUserid, Instant addedAt, Optional<String> state) {
        var known = leads.find(guideId, externalUserid, addedAt);
        if (known.isPresent() && (state.isEmpty() || known.get().basis() == Basis.STATE)) {
            return;
        }
        var told = state.flatMap(codes::byState);
        var verdict = LeadRules.judge(evidence(guideId, externalUserid, addedAt, state, told));
        leads.save(
                new Lead(
                        guideId,
                        externalUserid,
                        addedAt,
                        verdict.codeId(),
                        verdict.channel(),
                        verdict.storeId(),
                        verdict.basis()),
                clock.instant());
        // He may have his fill of the day now.
        told.filter(code ->
                        code.capADay().isPresent() || !codes.staffOf(code.id()).isEmpty())
                .ifPresent(code -> codes.lookSoon(code.id(), clock.instant()));
    }

    private Evidence evidence(
            long guideId,
            String externalUserid,
            Instant addedAt,
            Optional<String> state,
            Optional<AcquisitionCode> told) {
        long guideStore = roster.serving(guideId, addedAt).map(Serving::storeId).orElse(0L);
        if (state.isPresent()) {
            return new Evidence(
                    true,
                    told.map(NoteLead::codeOf),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    guideStore);
        }
        var since = addedAt.minus(STILL_TELLING);
        return new Evidence(
                false,
                Optional.empty(),
                leads.isHandedOver(guideId, externalUserid, addedAt),
                leads.lastOpened(externalUserid, since, addedAt).flatMap(this::codeOf),
                leads.lastTouchedStore(externalUserid, guideId, since, addedAt),
                leads.earlierCode(externalUserid, addedAt).flatMap(this::codeOf),
                guideStore);
    }

    private Optional<CodeOf> codeOf(long codeId) {
        return codes.find(codeId).map(NoteLead::codeOf);
    }

    private static CodeOf codeOf(AcquisitionCode code) {
        return new CodeOf(code.id(), code.channel(), code.storeId());
    }
}
