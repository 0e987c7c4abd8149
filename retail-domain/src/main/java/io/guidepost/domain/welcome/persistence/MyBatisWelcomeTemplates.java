package io.guidepost.domain.welcome.persistence;

import io.guidepost.domain.acquisition.LeadChannel;
import io.guidepost.domain.welcome.WelcomeTemplate;
import io.guidepost.domain.welcome.WelcomeTemplate.Status;
import io.guidepost.domain.welcome.WelcomeTemplates;
import io.guidepost.domain.welcome.persistence.WelcomeMapper.TemplateRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisWelcomeTemplates implements WelcomeTemplates {

    private static final String ALL_CHANNELS = "";
    private static final long ALL_STORES = 0;

    private final WelcomeMapper mapper;

    MyBatisWelcomeTemplates(WelcomeMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void add(WelcomeTemplate template) {
        mapper.insertTemplate(row(template));
    }

    @Override
    public Optional<WelcomeTemplate> find(long templateId) {
        return Optional.ofNullable(mapper.findTemplate(templateId)).map(MyBatisWelcomeTemplates::template);
    }

    @Override
    public List<WelcomeTemplate> list(Filter filter, long beforeId, int limit) {
        return mapper
                .templates(
                        filter.sight(),
                        filter.storeId().orElse(null),
                        filter.status().orElse(null),
                        beforeId,
                        limit)
                .stream()
                .map(MyBatisWelcomeTemplates::template)
                .toList();
    }

    @Override
    public boolean rewrite(long templateId, int version, String body, String cardTitle) {
        return mapper.rewrite(templateId, version, body, cardTitle) == 1;
    }

    @Override
    public boolean approve(WelcomeTemplate template, long adminId, Instant at) {
        var row = row(template);
        mapper.retireOthers(row.channel(), row.storeId(), at);
        return mapper.decide(template.id(), template.version(), Status.APPROVED, adminId, at) == 1;
    }

    @Override
    public boolean reject(WelcomeTemplate template, long adminId, Instant at) {
        return mapper.decide(template.id(), template.version(), Status.REJECTED, adminId, at) == 1;
    }

    @Override
    public boolean retire(long templateId, Instant at) {
        return mapper.retire(templateId, at) == 1;
    }

    @Override
    public List<WelcomeTemplate> inForce(Optional<LeadChannel> channel, long storeId) {
        return mapper.inForce(channel.map(Enum::name).orElse(null), storeId).stream()
                .map(MyBatisWelcomeTemplates::template)
                .toList();
    }

    private static TemplateRow row(WelcomeTemplate template) {
        return new TemplateRow(
                template.id(),
                template.channel().map(Enum::name).orElse(ALL_CHANNELS),
                template.storeId().orElse(ALL_STORES),
                template.body(),
                template.cardTitle(),
                template.status(),
                template.version(),
                template.createdBy(),
                template.createdAt(),
                template.approvedBy().orElse(null),
                template.approvedAt().orElse(null));
    }

    private static WelcomeTemplate template(TemplateRow row) {
        return new WelcomeTemplate(
                row.id(),
                Optional.of(row.channel())
                        .filter(channel -> !channel.equals(ALL_CHANNELS))
                        .map(LeadChannel::valueOf),
                Optional.of(row.storeId()).filter(store -> store != ALL_STORES),
                row.body(),
                row.cardTitle(),
                row.status(),
                row.version(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.approvedBy()),
                Optional.ofNullable(row.approvedAt()));
    }
}
