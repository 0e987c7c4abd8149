package io.guidepost.domain.compliance.persistence;

import io.guidepost.domain.compliance.ComplianceLists;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisComplianceLists implements ComplianceLists {

    private final ComplianceMapper lists;

    MyBatisComplianceLists(ComplianceMapper lists) {
        this.lists = lists;
    }

    @Override
    public List<String> words() {
        return lists.words();
    }

    @Override
    public void forbid(String word, long adminId, Instant at) {
        lists.forbid(word, adminId, at);
    }

    @Override
    public boolean allow(String word) {
        return lists.allow(word) == 1;
    }

    @Override
    public List<String> hosts() {
        return lists.hosts();
    }

    @Override
    public void trust(String host, long adminId, Instant at) {
        lists.trust(host, adminId, at);
    }

    @Override
    public boolean distrust(String host) {
        return lists.distrust(host) == 1;
    }

    @Override
    public Set<Long> pricesFen(Collection<Long> productIds) {
        return productIds.isEmpty() ? Set.of() : lists.pricesFen(productIds);
    }
}
