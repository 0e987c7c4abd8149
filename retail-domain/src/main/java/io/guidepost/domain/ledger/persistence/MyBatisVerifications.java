package io.guidepost.domain.ledger.persistence;

import io.guidepost.domain.ledger.Verification;
import io.guidepost.domain.ledger.Verification.Claim;
import io.guidepost.domain.ledger.Verification.Reached;
import io.guidepost.domain.ledger.Verifications;
import io.guidepost.domain.ledger.persistence.VerificationMapper.VerificationRow;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MyBatisVerifications implements Verifications {

    private final VerificationMapper mapper;

    MyBatisVerifications(VerificationMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void insert(Verification verification) {
        mapper.insert(row(verification));
    }

    @Override
    public boolean save(Verification verification) {
        return mapper.save(row(verification)) == 1;
    }

    @Override
    public Optional<Verification> find(long id) {
        return Optional.ofNullable(mapper.find(id)).map(MyBatisVerifications::verification);
    }

    @Override
    public Optional<Verification> running() {
        return Optional.ofNullable(mapper.running()).map(MyBatisVerifications::verification);
    }

    @Override
    public List<Verification> before(long id, int limit) {
        return mapper.before(id, limit).stream()
                .map(MyBatisVerifications::verification)
                .toList();
    }

    private static Verification verification(VerificationRow row) {
        return new Verification(
                row.id(),
                Verification.Status.valueOf(row.status()),
                Optional.ofNullable(row.askedBy()),
                Optional.ofNullable(row.claimedOn()).map(on -> new Claim(on, row.claimedRoot())),
                row.startedAt(),
                Optional.ofNullable(row.finishedAt()),
                new Reached(
                        row.lastBlock(),
                        row.lastTransfer(),
                        row.lastHash(),
                        Optional.ofNullable(row.lastOn()),
                        row.lastRoot(),
                        row.transfers(),
                        row.days()),
                row.mismatches(),
                row.examples().lines().toList(),
                row.version());
    }

    private static VerificationRow row(Verification verification) {
        var reached = verification.reached();
        return new VerificationRow(
                verification.id(),
                verification.status().name(),
                verification.askedBy().orElse(null),
                verification.claim().map(Claim::on).orElse(null),
                verification.claim().map(Claim::root).orElse(null),
                verification.startedAt(),
                verification.finishedAt().orElse(null),
                reached.block(),
                reached.transfer(),
                reached.hash(),
                reached.on().orElse(null),
                reached.root(),
                reached.transfers(),
                reached.days(),
                verification.mismatches(),
                String.join("\n", verification.examples()),
                verification.version());
    }
}
