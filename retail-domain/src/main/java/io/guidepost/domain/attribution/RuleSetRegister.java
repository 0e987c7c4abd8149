package io.guidepost.domain.attribution;

import io.guidepost.core.attribution.RuleScope;
import io.guidepost.core.attribution.RuleSet;
import io.guidepost.core.attribution.RuleSetChoice.Scheduled;
import io.guidepost.core.attribution.RuleSetState;
import io.guidepost.domain.attribution.RuleSetVersion.Event;
import io.guidepost.domain.attribution.RuleSetVersion.Preset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All rule sets that are or ever were, and who did what to them. */
public interface RuleSetRegister {

    /** When rules begin that were never put in force, and end that have no end. */
    Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Newest first, below that version. */
    List<RuleSetVersion> page(Optional<RuleSetState> state, int belowVersion, int limit);

    Optional<RuleSetVersion> find(int version);

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<RuleSetVersion> lock(int version);

    List<Preset> presets();

    /** The highest version there is. */
    int latestVersion();

    void insert(RuleSetVersion draft);

    /** New name, parameters and scope; it becomes a draft that nobody has simulated. */
    void edit(int version, RuleSet rules, RuleScope scope, long adminId);

    void simulated(int version, long simulationId);

    void approved(int version, long adminId);

    void activated(int version, Instant from, Optional<Instant> until);

    /** It holds until then, or never if it has not begun. */
    void retired(int version, Instant from, Instant until);

    /** What is for orders of the brand is for those of this name. */
    void renameBrand(String before, String name);

    /** Those that hold at that instant; of several with the same scope only the one that counts. */
    List<Scheduled> inForceAt(Instant at);

    /** Whether all orders would still have rules at that instant, were it not for this version. */
    boolean isReplaceable(int version, Instant at);

    boolean isStore(long storeId);

    boolean isRegion(long regionId);

    /** Writes down who took which step, and how the rule set looks since. */
    void record(long eventId, RuleSetVersion changed, Event.Kind kind, long adminId, Instant at);

    /** Oldest first; at most 200. */
    List<Event> historyOf(int version);
}
