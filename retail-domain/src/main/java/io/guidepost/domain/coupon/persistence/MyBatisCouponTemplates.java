package io.guidepost.domain.coupon.persistence;

import static java.util.stream.Collectors.toMap;

import io.guidepost.core.price.Approval;
import io.guidepost.core.price.CouponReturnRules;
import io.guidepost.core.price.Period;
import io.guidepost.core.price.Scope;
import io.guidepost.core.words.Words;
import io.guidepost.domain.coupon.CouponTemplate;
import io.guidepost.domain.coupon.CouponTemplate.Door;
import io.guidepost.domain.coupon.CouponTemplate.Kind;
import io.guidepost.domain.coupon.CouponTemplate.Worth;
import io.guidepost.domain.coupon.CouponTemplates;
import io.guidepost.domain.coupon.persistence.CouponTemplateMapper.CodeRow;
import io.guidepost.domain.coupon.persistence.CouponTemplateMapper.TemplateRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MyBatisCouponTemplates implements CouponTemplates {

    private static final TypeReference<Set<Long>> IDS = new TypeReference<>() {};
    private static final int AT_ONCE = 1_000;

    private final CouponTemplateMapper mapper;
    private final JsonMapper json = JsonMapper.shared();

    MyBatisCouponTemplates(CouponTemplateMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(CouponTemplate template) {
        mapper.insert(new TemplateRow(
                template.id(),
                template.name().zh(),
                template.name().en(),
                template.worth().kind().name(),
                template.worth().offFen(),
                template.worth().offBp(),
                template.worth().capFen(),
                template.thresholdFen(),
                json.writeValueAsString(template.scope()),
                json.writeValueAsString(template.stores()),
                template.combines(),
                template.door().name(),
                template.claims().from(),
                template.claims().until(),
                template.valid().map(Period::from).orElse(null),
                template.valid().map(Period::until).orElse(null),
                template.validDays() == 0 ? null : template.validDays(),
                template.refundRule().name(),
                template.perMember(),
                template.total(),
                0,
                template.approval().createdBy(),
                template.approval().createdAt(),
                null,
                null,
                null,
                0));
    }

    @Override
    public Optional<CouponTemplate> find(long id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    @Override
    public Map<Long, CouponTemplate> find(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : mapper.find(Set.copyOf(ids)).stream()
                        .map(this::toTemplate)
                        .collect(toMap(CouponTemplate::id, Function.identity()));
    }

    @Override
    public List<CouponTemplate> page(long beforeId, int limit) {
        return mapper.page(beforeId, limit).stream().map(this::toTemplate).toList();
    }

    @Override
    public List<CouponTemplate> offered(Instant now, long beforeId, int limit) {
        return mapper.offered(now, beforeId, limit).stream()
                .map(this::toTemplate)
                .toList();
    }

    private CouponTemplate toTemplate(TemplateRow row) {
        return new CouponTemplate(
                row.id(),
                new Words(row.name(), row.nameEn()),
                new Worth(Kind.valueOf(row.kind()), row.offFen(), row.offBp(), row.capFen()),
                row.thresholdFen(),
                json.readValue(row.scope(), Scope.class),
                json.readValue(row.stores(), IDS),
                row.combines(),
                Door.valueOf(row.door()),
                new Period(row.claimFrom(), row.claimUntil()),
                Optional.ofNullable(row.validFrom()).map(from -> new Period(from, row.validUntil())),
                row.validDays() == null ? 0 : row.validDays(),
                CouponReturnRules.Rule.valueOf(row.refundRule()),
                row.perMember(),
                row.total(),
                row.claimed(),
                new Approval(
                        row.createdBy(),
                        row.createdAt(),
                        Optional.ofNullable(row.approvedBy()),
                        Optional.ofNullable(row.approvedAt()),
                        Optional.ofNullable(row.endedAt())),
                row.version());
    }

    @Override
    public void renameBrand(String before, String name) {
        for (var row : mapper.naming(json.writeValueAsString(before))) {
            var scope = json.readValue(row.scope(), Scope.class);
            mapper.rescope(row.id(), json.writeValueAsString(scope.renamed(before, name)));
        }
    }

    @Override
    public boolean approve(long id, int version, long adminId, Instant at) {
        return mapper.approve(id, version, adminId, at) == 1;
    }

    @Override
    public boolean end(long id, long adminId, Instant at) {
        return mapper.end(id, adminId, at) == 1;
    }

    @Override
    public boolean take(long id, Instant now) {
        return mapper.take(id, now) == 1;
    }

    @Override
    public void putBack(long id, int count) {
        if (mapper.putBack(id, count) == 0) {
            throw new IllegalStateException("Template %d has no %d coupons to put back".formatted(id, count));
        }
    }

    @Override
    public void insertCodes(long templateId, List<String> codes, long adminId, Instant at) {
        for (int from = 0; from < codes.size(); from += AT_ONCE) {
            mapper.insertCodes(templateId, codes.subList(from, Math.min(codes.size(), from + AT_ONCE)), adminId, at);
        }
    }

    @Override
    public List<Code> codes(long templateId, String afterCode, int limit) {
        return mapper.codes(templateId, afterCode, limit).stream()
                .map(MyBatisCouponTemplates::toCode)
                .toList();
    }

    @Override
    public int countCodes(long templateId) {
        return mapper.countCodes(templateId);
    }

    @Override
    public Optional<Code> lockCode(String code) {
        return Optional.ofNullable(mapper.lockCode(code)).map(MyBatisCouponTemplates::toCode);
    }

    @Override
    public void redeemed(String code, long couponId) {
        if (mapper.redeemed(code, couponId) == 0) {
            throw new IllegalStateException("A code was redeemed while it was locked");
        }
    }

    private static Code toCode(CodeRow row) {
        return new Code(row.code(), row.templateId(), Optional.ofNullable(row.couponId()));
    }
}
