package io.guidepost.domain.acquisition;

import io.guidepost.domain.sight.Sight;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All acquisition codes. */
public interface Codes {

    /** False when there is a living one like it. */
    boolean add(AcquisitionCode code, long createdBy);

    /** Adds those of which there is no living one; in few statements. @return how many */
    int addMissing(List<AcquisitionCode> codes, long createdBy);

    Optional<AcquisitionCode> find(long codeId);

    Optional<AcquisitionCode> byState(String state);

    /** The guide's living code of this channel. */
    Optional<AcquisitionCode> ofGuide(long guideId, LeadChannel channel);

    /** The store's open code that serves best where this channel is wanted: of the channel, else the store's own. */
    Optional<AcquisitionCode> ofStore(long storeId, LeadChannel channel);

    /** By id, after the given one. */
    List<AcquisitionCode> list(Filter filter, long afterId, int limit);

    List<CodeStaff> staffOf(long codeId);

    /** Writes name, verification, staffing and cap; false when it is no longer of this version. */
    boolean change(AcquisitionCode code, List<CodeStaff> staff, Instant dueAt);

    void staff(long codeId, List<CodeStaff> staff);

    /** False when it is no longer of this version. */
    boolean end(long codeId, int version, Instant dueAt);

    /** Codes that are to be looked at, by when. */
    List<AcquisitionCode> due(Instant now, int limit);

    /** Whoever gets it has it until then; false when somebody else was faster. */
    boolean claim(AcquisitionCode code, Instant until);

    /** From now on nobody knows whether WeCom has it, until one of the following is told. */
    void asking(long codeId, Instant at, Instant until);

    /** WeCom has it, with these people. Whatever was changed since {@code code} was read is to be told still. */
    void live(AcquisitionCode code, ContactWays.Made made, StaffingRules.OnDuty told, Instant nextLook);

    /** As {@link #live}; {@code failure} is what WeCom said against the last change. */
    void staffed(AcquisitionCode code, StaffingRules.OnDuty told, Optional<Failure> failure, Instant nextLook);

    /** Back to being wanted, without anything at WeCom. */
    void wanted(AcquisitionCode code, Optional<Failure> failure, Instant dueAt);

    void refused(AcquisitionCode code, Failure failure);

    /** To be looked at again then, as it is; at once where it was changed meanwhile. */
    void later(AcquisitionCode code, Instant dueAt);

    /** To be looked at at once, unless it is under way. */
    void lookSoon(long codeId, Instant at);

    /** A refused code is wanted once more; false when it is not refused. */
    boolean again(long codeId, Instant dueAt);

    void ended(long codeId, Instant at);

    /** Those of these numbers that are ours already. */
    Set<String> knownConfigs(Collection<String> configIds);

    /** Friends made by this code since then, by guide. */
    Map<Long, Integer> addedSince(long codeId, Instant since);

    record Failure(String code, String reason) {}

    /** Empty for all; {@code sight} is what somebody sees. */
    record Filter(
            Sight sight,
            Optional<Long> storeId,
            Optional<LeadChannel> channel,
            Optional<AcquisitionCode.Kind> kind,
            Optional<AcquisitionCode.Status> status) {}
}
