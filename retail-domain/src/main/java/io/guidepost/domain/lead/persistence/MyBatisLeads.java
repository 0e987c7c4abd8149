package io.guidepost.domain.lead.persistence;

import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.lead.Lead;
import io.guidepost.domain.lead.Leads;
import io.guidepost.domain.lead.persistence.LeadMapper.LeadRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisLeads implements Leads {

    private static final String UNKNOWN = "UNKNOWN";
    /** The two callbacks of a handover do not come at the same moment. */
    private static final Duration ABOUT = Duration.ofDays(2);

    private final LeadMapper mapper;

    MyBatisLeads(LeadMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<Lead> find(long guideId, String externalUserid, Instant addedAt) {
        return Optional.ofNullable(mapper.find(guideId, externalUserid, addedAt))
                .map(row -> new Lead(
                        row.guideId(),
                        row.externalUserid(),
                        row.addedAt(),
                        Optional.ofNullable(row.codeId()),
                        Optional.of(row.channel())
                                .filter(channel -> !channel.equals(UNKNOWN))
                                .map(LeadChannel::valueOf),
                        row.storeId(),
                        row.basis()));
    }

    @Override
    public void save(Lead lead, Instant notedAt) {
        mapper.save(
                new LeadRow(
                        lead.guideId(),
                        lead.externalUserid(),
                        lead.addedAt(),
                        lead.codeId().orElse(null),
                        lead.channel().map(Enum::name).orElse(UNKNOWN),
                        lead.storeId(),
                        lead.basis()),
                notedAt);
    }

    @Override
    public Optional<Long> lastOpened(String externalUserid, Instant from, Instant until) {
        return Optional.ofNullable(mapper.lastOpened(externalUserid, from, until));
    }

    @Override
    public Optional<Long> lastTouchedStore(String externalUserid, long guideId, Instant from, Instant until) {
        return Optional.ofNullable(mapper.lastTouchedStore(externalUserid, guideId, from, until));
    }

    @Override
    public Optional<Long> earlierCode(String externalUserid, Instant before) {
        return Optional.ofNullable(mapper.earlierCode(externalUserid, before));
    }

    @Override
    public boolean isHandedOver(long guideId, String externalUserid, Instant at) {
        return mapper.handovers(guideId, externalUserid, at) > 0
                || mapper.transfers(guideId, externalUserid, at.minus(ABOUT), at.plus(ABOUT)) > 0;
    }

    @Override
    public void open(long memberId, long codeId, LocalDate day, Instant at) {
        mapper.open(memberId, codeId, day, at);
    }

    @Override
    public List<Funnel> funnel(Question question, String afterChannel, long afterStoreId, int limit) {
        return mapper.funnel(
                question,
                question.sight(),
                question.storeId().orElse(null),
                question.channel().map(Enum::name).orElse(null),
                question.codeId().orElse(null),
                LocalDate.ofInstant(question.from(), LeadMapper.ZONE),
                LocalDate.ofInstant(question.until(), LeadMapper.ZONE),
                afterChannel,
                afterStoreId,
                limit);
    }

    @Override
    public Funnel total(Question question) {
        return mapper.total(
                question,
                question.sight(),
                question.storeId().orElse(null),
                question.channel().map(Enum::name).orElse(null),
                question.codeId().orElse(null),
                LocalDate.ofInstant(question.from(), LeadMapper.ZONE),
                LocalDate.ofInstant(question.until(), LeadMapper.ZONE));
    }
}
