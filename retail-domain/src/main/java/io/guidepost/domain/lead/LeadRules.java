package io.guidepost.domain.lead;

import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.lead.Lead.Basis;
import java.util.Optional;

/**
 * By which channel a friend came. WeCom's word counts first; where it says nothing, as of a former friend who comes back
 * (E27), what the same person did last counts, and where that is nothing the channel is unknown rather than guessed.
 */
final class LeadRules {

    private LeadRules() {}

    /** A code and where it belongs. */
    record CodeOf(long codeId, LeadChannel channel, long storeId) {}

    /**
     * What is known.
     *
     * @param isStateTold WeCom has named a code, ours or another tool's
     * @param told the code that WeCom has named, if it is ours
     * @param opened the last of our codes that the person has opened shortly before
     * @param touchedStore of the last link of this guide that the person has opened shortly before
     * @param earlier the code by which the person was added before
     * @param guideStore where the guide served; 0 for nowhere
     */
    record Evidence(
            boolean isStateTold,
            Optional<CodeOf> told,
            boolean isHandedOver,
            Optional<CodeOf> opened,
            Optional<Long> touchedStore,
            Optional<CodeOf> earlier,
            long guideStore) {}

    /** What a lead is put down to. */
    record Verdict(Optional<Long> codeId, Optional<LeadChannel> channel, long storeId, Basis basis) {

        private static Verdict of(CodeOf code, Basis basis) {
            return new Verdict(Optional.of(code.codeId()), Optional.of(code.channel()), code.storeId(), basis);
        }

        private static Verdict nothing(long storeId, Basis basis) {
            return new Verdict(Optional.empty(), Optional.empty(), storeId, basis);
        }
    }

    static Verdict judge(Evidence evidence) {
        if (evidence.told().isPresent()) {
            return Verdict.of(evidence.told().get(), Basis.STATE);
        }
        if (evidence.isStateTold()) {
            return Verdict.nothing(evidence.guideStore(), Basis.UNKNOWN);
        }
        if (evidence.isHandedOver()) {
            return Verdict.nothing(evidence.guideStore(), Basis.HANDED_OVER);
        }
        if (evidence.opened().isPresent()) {
            return Verdict.of(evidence.opened().get(), Basis.OPENING);
        }
        if (evidence.touchedStore().isPresent()) {
            return new Verdict(
                    Optional.empty(),
                    Optional.of(LeadChannel.STAFF),
                    evidence.touchedStore().get(),
                    Basis.TOUCH);
        }
        return evidence.earlier()
                .map(earlier -> Verdict.of(earlier, Basis.EARLIER))
                .orElseGet(() -> Verdict.nothing(evidence.guideStore(), Basis.UNKNOWN));
    }
}
