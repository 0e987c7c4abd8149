package io.guidepost.domain.closure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.closure.Closures.Status;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.shopper.Bonds;
import io.guidepost.domain.shopper.OneShopper;
import io.guidepost.domain.shopper.SignInShopper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever was erased is erased again when the database comes back from before. */
@DomainTest
class KeepErasureRegisterTest {

    /** Where the person of this test is, in the order in which rows can be put back. */
    private static final Map<String, String> PLACES = places();

    @Autowired
    CloseAccount closeAccount;

    @Autowired
    SignInShopper signInShopper;

    @Autowired
    KeepProfile keepProfile;

    @Autowired
    RegisteredErasures registered;

    @Autowired
    Closures closures;

    @Autowired
    ErasePerson erasePerson;

    @Autowired
    OneShopper oneShopper;

    @Autowired
    Bonds bonds;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    ErasureRegister register;
    KeepErasureRegister keep;

    @BeforeEach
    void aRegisterThatHasWhatOtherTestsErased() {
        register = new FolderRegister(folder);
        keep = keeping(register);
        while (keep.runDue(500) > 0) {}
    }

    @Test
    void whoWasErasedAfterTheBackupIsErasedAgainUnderTheSameCertificate() throws Exception {
        long member = signInShopper.signIn("sim:restored").memberId();
        keepProfile.rename(member, "从备份里回来的人", 0);
        keepProfile.tellPhone(member, "sim:13700137001");
        var backup = rowsOf(member);
        var asked = closeAccount.request(member, "sim:restored");
        clock.advance(Duration.ofDays(7));
        closeAccount.runDue(50);
        assertThat(keep.runDue(50)).isOne();
        assertThat(register.read(registered.last()).orElseThrow())
                .asString(UTF_8)
                .contains(asked.certificateNo())
                .doesNotContain("restored", "回来", "1370013");

        restore(member, backup);
        assertThat(phones(member)).isOne();
        assertThat(signInShopper.signIn("sim:restored").memberId()).isEqualTo(member);

        assertThat(keep.runDue(50)).isOne();

        assertThat(phones(member)).isZero();
        assertThat(closeAccount.certificate(asked.certificateNo()).status()).isEqualTo(Status.ERASED);
        assertThat(signInShopper.signIn("sim:restored").memberId()).isNotEqualTo(member);
        assertThat(keep.runDue(50)).as("everything is known again").isZero();
    }

    @Test
    void aRequestThatTheBackupHasIsTakenForTheOneThatWasCarriedOut() {
        long member = signInShopper.signIn("sim:restored-late").memberId();
        var asked = closeAccount.request(member, "sim:restored-late");
        var backup = rowsOf(member);
        clock.advance(Duration.ofDays(7));
        closeAccount.runDue(50);
        keep.runDue(50);
        restore(member, backup);
        scene.execute(
                "INSERT INTO closure_request (id, member_id, certificate_no, status, requested_at, erase_at, try_at)"
                        + " VALUES (?, ?, REPEAT('f', 32), 'COOLING_OFF', NOW(3), NOW(3), '2099-01-01')",
                member,
                member);

        assertThat(keep.runDue(50)).isOne();

        assertThat(closeAccount.certificate(asked.certificateNo()).status()).isEqualTo(Status.ERASED);
        assertThat(closeAccount.certificate("f".repeat(32)).status()).isEqualTo(Status.REVOKED);
    }

    /** He came and went after the backup: there is nothing to erase, and the next in the register is not held up. */
    @Test
    void whomTheDatabaseHasNeverKnownIsPassedOver() throws Exception {
        long next = registered.last() + 1;
        register.write(next, entry(next, 9_111_111_111L));
        register.write(next + 1, entry(next + 1, 9_111_111_112L));

        assertThat(keep.runDue(50)).isEqualTo(2);

        assertThat(registered.last()).isEqualTo(next + 1);
        assertThat(keep.runDue(50)).isZero();
    }

    @Test
    void nothingIsNumberedWhileTheRegisterCannotBeReadAndNoEntryIsWrittenOver() throws Exception {
        long member = signInShopper.signIn("sim:unregistered").memberId();
        closeAccount.request(member, "sim:unregistered");
        clock.advance(Duration.ofDays(7));
        closeAccount.runDue(50);
        long last = registered.last();

        assertThatThrownBy(() -> keeping(new Broken()).runDue(50)).isInstanceOf(UncheckedIOException.class);
        assertThat(registered.last()).isEqualTo(last);

        transaction.run(() -> registered.number(registered.unnumbered(1).get(0), last + 1));
        register.write(last + 1, entry(4711, 4711));
        assertThatThrownBy(() -> keep.runDue(50)).hasMessageContaining("do two databases share it?");
        register.write(last + 1, entry(registered.unwritten(1).get(0).closureId(), member));
        assertThat(keep.runDue(50)).isOne();
    }

    private static byte[] entry(long closureId, long memberId) {
        return """
                {"closureId":%d,"memberId":%d,"memberIds":[%d],"certificateNo":"%032x",
                 "requestedAt":"2026-11-01T00:00:00Z","erasedAt":"2026-11-08T00:00:00Z"}
                """
                .formatted(closureId, memberId, memberId, closureId)
                .getBytes(UTF_8);
    }

    private KeepErasureRegister keeping(ErasureRegister kept) {
        return new KeepErasureRegister(kept, registered, closures, erasePerson, oneShopper, bonds, transaction, clock);
    }

    private static final class Broken implements ErasureRegister {

        @Override
        public Optional<byte[]> read(long no) throws IOException {
            throw new IOException("no answer");
        }

        @Override
        public void write(long no, byte[] entry) throws IOException {
            throw new IOException("no answer");
        }
    }

    private int phones(long member) {
        return (int) scene.count("SELECT COUNT(*) FROM profile_phone WHERE member_id = ?", member);
    }

    private static Map<String, String> places() {
        var places = new LinkedHashMap<String, String>();
        places.put("shopper_member", "id");
        places.put("shopper_identity", "member_id");
        places.put("profile_member", "member_id");
        places.put("profile_phone", "member_id");
        return places;
    }

    private Map<String, List<Map<String, Object>>> rowsOf(long member) {
        var rows = new LinkedHashMap<String, List<Map<String, Object>>>();
        PLACES.forEach((table, key) ->
                rows.put(table, jdbc.queryForList("SELECT * FROM %s WHERE %s = ?".formatted(table, key), member)));
        return rows;
    }

    /** These tables as they were, and no trace of the erasure: what a restored backup has. */
    private void restore(long member, Map<String, List<Map<String, Object>>> backup) {
        scene.execute(
                "DELETE FROM closure_register WHERE closure_id IN (SELECT id FROM closure_request WHERE member_id = ?)",
                member);
        scene.execute("DELETE FROM closure_request WHERE member_id = ?", member);
        backup.forEach((table, rows) -> rows.forEach(row -> put(table, row)));
    }

    private void put(String table, Map<String, Object> row) {
        var columns = row.keySet().stream()
                .filter(column -> !generated(table).contains(column))
                .toList();
        jdbc.update(
                "INSERT INTO %s (%s) VALUES (%s) ON DUPLICATE KEY UPDATE %s"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                String.join(
                                        ", ",
                                        columns.stream().map(column -> "?").toList()),
                                String.join(
                                        ", ",
                                        columns.stream()
                                                .map(column -> column + " = VALUES(" + column + ")")
                                                .toList())),
                columns.stream().map(row::get).toArray());
    }

    private List<String> generated(String table) {
        return jdbc.queryForList(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?"
                        + " AND generation_expression <> ''",
                String.class,
                table);
    }
}
