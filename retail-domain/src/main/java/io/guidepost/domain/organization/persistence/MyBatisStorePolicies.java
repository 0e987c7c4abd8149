package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.StorePolicies;
import io.guidepost.domain.organization.StorePolicy;
import io.guidepost.domain.organization.persistence.StorePolicyMapper.PolicyRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisStorePolicies implements StorePolicies {

    private final StorePolicyMapper mapper;

    MyBatisStorePolicies(StorePolicyMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public Optional<StorePolicy> inForceAt(long storeId, Instant at) {
        return Optional.ofNullable(mapper.inForceAt(storeId, at)).map(MyBatisStorePolicies::policy);
    }

    @Override
    public List<StorePolicy> of(long storeId) {
        return mapper.of(storeId).stream().map(MyBatisStorePolicies::policy).toList();
    }

    @Override
    public Optional<StorePolicy> lock(long policyId) {
        return Optional.ofNullable(mapper.lock(policyId)).map(MyBatisStorePolicies::policy);
    }

    @Override
    public void add(StorePolicy policy) {
        mapper.insert(row(policy));
    }

    @Override
    public boolean decide(StorePolicy decided) {
        return mapper.decide(row(decided)) == 1;
    }

    private static PolicyRow row(StorePolicy policy) {
        return new PolicyRow(
                policy.id(),
                policy.storeId(),
                policy.legalEntity(),
                policy.hqServiceBp(),
                policy.effectiveFrom(),
                policy.state(),
                policy.note(),
                policy.createdBy(),
                policy.createdAt(),
                policy.approvedBy().orElse(null),
                policy.approvedAt().orElse(null));
    }

    private static StorePolicy policy(PolicyRow row) {
        return new StorePolicy(
                row.id(),
                row.storeId(),
                row.legalEntity(),
                row.hqServiceBp(),
                row.effectiveFrom(),
                row.state(),
                row.note(),
                row.createdBy(),
                row.createdAt(),
                Optional.ofNullable(row.approvedBy()),
                Optional.ofNullable(row.approvedAt()));
    }
}
