package io.guidepost.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.audit.AuditEntry.Kind;
import io.guidepost.domain.audit.AuditLog.Sought;
import io.guidepost.domain.audit.VerifyAudit.KnownHead;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DomainTest
class AuditTest {

    @Autowired
    AuditLog audit;

    @Autowired
    AuditedObjects objects;

    @Autowired
    ChainAudit chain;

    @Autowired
    VerifyAudit verify;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    Ids ids;

    @Autowired
    DataSource application;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.flyway.user}")
    String owner;

    @Value("${spring.flyway.password}")
    String ownerPassword;

    private final String object = UUID.randomUUID().toString();

    @AfterEach
    void nobodyActs() {
        Act.current(null);
    }

    @Test
    void whatIsAlteredTakenOutMovedOrCutOffShows() {
        for (int i = 0; i < 6; i++) {
            audit.append(entry("/step/" + i));
        }
        chainAll();
        var whole = verify.verify(Optional.empty());
        assertThat(whole.isWhole()).isTrue();
        var head = new KnownHead(whole.headSeq(), whole.headHash());
        var asOwner = new JdbcTemplate(new DriverManagerDataSource(url, owner, ownerPassword));
        long last = whole.headSeq();
        long altered = last - 3;

        var entryId = asOwner.queryForObject("SELECT entry_id FROM audit_link WHERE seq = ?", Long.class, altered);
        asOwner.update("UPDATE audit_entry SET reason = 'another one' WHERE id = ?", entryId);
        assertBroken(altered, "ALTERED");
        asOwner.update("UPDATE audit_entry SET reason = '' WHERE id = ?", entryId);

        asOwner.update("UPDATE audit_entry SET id = -id WHERE id = ?", entryId);
        assertBroken(altered, "ENTRY_GONE");
        asOwner.update("UPDATE audit_entry SET id = -id WHERE id = ?", -entryId);

        asOwner.update("UPDATE audit_link SET seq = seq + 1000000 WHERE seq = ?", altered);
        assertBroken(altered, "LINK_GONE");
        asOwner.update("UPDATE audit_link SET seq = ? WHERE seq = ?", altered, altered + 1000000);

        asOwner.update("UPDATE audit_link SET seq = seq + 1000000 WHERE seq = ?", last);
        var cut = asOwner.queryForList("SELECT * FROM audit_link WHERE seq > 1000000");
        asOwner.update("DELETE FROM audit_link WHERE seq > 1000000");
        assertThat(verify.verify(Optional.of(head)).brokenHow()).isEqualTo("CUT_OFF");
        asOwner.update(
                "INSERT INTO audit_link (seq, entry_id, hash) VALUES (?, ?, ?)",
                last,
                cut.get(0).get("entry_id"),
                cut.get(0).get("hash"));
        assertThat(verify.verify(Optional.of(head)).isWhole()).isTrue();
        assertThat(verify.verify(Optional.of(new KnownHead(last, "0".repeat(64))))
                        .brokenHow())
                .as("written anew")
                .isEqualTo("ALTERED");
    }

    /** INSERT and SELECT is all that the application may. */
    @Test
    void theApplicationItselfCannotChangeTheLog() {
        audit.append(entry("/kept"));
        var asApplication = new JdbcTemplate(application);

        for (var table : List.of("audit_entry", "audit_link", "audit_verification")) {
            assertThatThrownBy(() -> asApplication.update("DELETE FROM " + table))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> asApplication.update("UPDATE audit_entry SET reason = 'x'"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theEntryIsInTheTransactionOfTheChangeAndOnlyOnce() {
        var act = new Act(one -> entry("/changed"));
        Act.current(act);
        assertThatThrownBy(() -> transaction.run(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(entries()).as("nothing was changed").isEmpty();
        assertThat(act.isWritten()).isFalse();

        transaction.run(() -> Act.changes("before", "after"));
        transaction.run(() -> {});

        assertThat(entries()).hasSize(1);
        assertThat(act.isWritten()).isTrue();
        assertThat(act.before()).isEqualTo(Act.digest("before"));
    }

    @Test
    void whatTheObjectWasAndBecameIsDigestedOfItsRow() {
        for (var known : AuditedObjects.all()) {
            assertThat(objects.digest(known)).as(known.table()).isEmpty();
        }
        assertThat(AuditedObjects.in(List.of("commission", "rates", "proposals", "7", "approval")))
                .hasValueSatisfying(named -> assertThat(named.table()).isEqualTo("commission_rate_proposal"));
        assertThat(AuditedObjects.in(List.of("statements", "2026-11", "close")))
                .hasValueSatisfying(named -> assertThat(named.id()).isEqualTo(202611));
        assertThat(AuditedObjects.in(List.of("tasks"))).isEmpty();
        assertThat(AuditedObjects.in(List.of("products", "imports"))).isEmpty();

        var asApplication = new JdbcTemplate(application);
        long region = ids.next();
        asApplication.update(
                "INSERT INTO org_region (id, department_id, name, name_en, created_at) VALUES (?, ?, ?, ?, NOW(3))",
                region,
                region,
                "审计",
                "Audit");
        var named = new AuditedObjects.Named("org_region", "id", region);
        var before = objects.digest(named);
        Act.current(new Act(one -> became(one), Optional.of(named), before));
        transaction.run(() -> asApplication.update("UPDATE org_region SET name_en = 'Other' WHERE id = ?", region));

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.beforeDigest()).isEqualTo(before).hasSize(64);
            assertThat(entry.afterDigest()).isEqualTo(objects.digest(named)).isNotEqualTo(before);
        });
        asApplication.update("DELETE FROM org_region WHERE id = ?", region);
    }

    @Test
    void whatGuidesDoIsInTheSameChain() {
        var ofGuide = entry("/seen");
        audit.append(ofGuide(ids.next(), ofGuide));
        chainAll();

        assertThat(verify.verify(Optional.empty()).isWhole()).isTrue();
        var found = audit.page(
                new Sought(
                        Optional.of(AuditEntry.Actor.GUIDE),
                        Optional.of(7L),
                        Optional.empty(),
                        Optional.of(object),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Long.MAX_VALUE,
                10);
        assertThat(found).hasSize(1);
        assertThat(AuditChain.link("", found.get(0))).isNotEqualTo(AuditChain.link("", entryLike(found.get(0))));
    }

    private static AuditEntry ofGuide(long id, AuditEntry like) {
        return by(AuditEntry.Actor.GUIDE, id, like, like.beforeDigest(), like.afterDigest());
    }

    private static AuditEntry entryLike(AuditEntry like) {
        return by(AuditEntry.Actor.ADMIN, like.id(), like, like.beforeDigest(), like.afterDigest());
    }

    private AuditEntry became(Act act) {
        var made = entry("/became");
        return by(AuditEntry.Actor.ADMIN, made.id(), made, act.before(), act.after());
    }

    private static AuditEntry by(AuditEntry.Actor actor, long id, AuditEntry like, String before, String after) {
        return new AuditEntry(
                id,
                like.at(),
                actor,
                like.actorId(),
                like.roles(),
                like.source(),
                like.kind(),
                like.action(),
                like.objectType(),
                like.objectId(),
                like.requestDigest(),
                before,
                after,
                like.reason(),
                like.outcome(),
                like.traceId());
    }

    /** A log that cannot be written stops the change. */
    @Test
    void noChangeIsCommittedWithoutItsEntry() {
        Act.current(new Act(one -> {
            throw new IllegalStateException("the log is away");
        }));
        var asApplication = new JdbcTemplate(application);
        var name = "kept-" + object;

        assertThatThrownBy(() -> transaction.run(() -> asApplication.update(
                        "INSERT INTO signin_source (source, failures, counted_from, lock_count) VALUES (?, 0, NOW(3), 0)",
                        name)))
                .hasMessageContaining("the log is away");

        assertThat(asApplication.queryForObject(
                        "SELECT COUNT(*) FROM signin_source WHERE source = ?", Integer.class, name))
                .isZero();
    }

    private List<AuditEntry> entries() {
        return audit.page(
                new Sought(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("tests"),
                        Optional.of(object),
                        Optional.of(Kind.WRITE),
                        Optional.empty(),
                        Optional.empty()),
                Long.MAX_VALUE,
                10);
    }

    private void assertBroken(long seq, String how) {
        var found = verify.verify(Optional.empty());
        assertThat(found.isWhole()).isFalse();
        assertThat(found.brokenSeq()).isEqualTo(seq);
        assertThat(found.brokenHow()).isEqualTo(how);
    }

    private void chainAll() {
        while (chain.runDue(4) == 4) {
            // until nothing waits
        }
    }

    private AuditEntry entry(String action) {
        return new AuditEntry(
                ids.next(),
                Instant.parse("2026-11-22T04:00:00.123Z"),
                AuditEntry.Actor.ADMIN,
                7,
                "HQ_OPERATOR",
                "192.0.2.7",
                Kind.WRITE,
                "POST " + action,
                "tests",
                object,
                Act.digest("{}"),
                "",
                "",
                "",
                "CHANGED",
                "trace");
    }
}
