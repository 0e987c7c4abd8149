package io.guidepost.domain.keyrotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.address.AddressBook;
import io.guidepost.domain.address.AddressEntry;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.privacy.BlindIndexes;
import io.guidepost.domain.privacy.HoldsSealedData;
import io.guidepost.domain.privacy.HoldsSealedData.SealedColumn;
import io.guidepost.domain.privacy.OtherKeys;
import io.guidepost.domain.privacy.Seals;
import io.guidepost.domain.profile.KeepProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class RotateKeysTest {

    private static final String NEW = "t2:b3RoZXIga2V5LCBmb3IgdGVzdHMgb25seSAzMmJ5dGU=";
    private static final String NEW_INDEX = "aW5kZXgga2V5LCBmb3IgdGVzdHMgb25seSAzMmJ5dGU=";
    private static final int ALL = Integer.MAX_VALUE;

    @Autowired
    List<HoldsSealedData> holders;

    @Autowired
    Rotations rotations;

    @Autowired
    KeepProfile keepProfile;

    @Autowired
    AddressBook addressBook;

    @Autowired
    Seals seals;

    @Autowired
    BlindIndexes indexes;

    @Autowired
    TransactionRetry transaction;

    @Autowired
    MovableClock clock;

    @Autowired
    ShopScene scene;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${guidepost.privacy.keys}")
    String oldKeys;

    /** There and back again, so that the tests after this one find everything as it was. */
    @Test
    void everythingIsSealedAnewWhileOldKeysStillOpenAndNothingIsLeftUnderThem() {
        long member = scene.member();
        keepProfile.tellPhone(member, "sim:13712340001");
        addressBook.add(member, "310101", new AddressEntry.Person("甲", "13712340001", "一号"), true);
        var both = OtherKeys.seals(NEW + "," + oldKeys);
        var bothIndexes = OtherKeys.indexes(NEW_INDEX + ",derived", oldKeys);
        assertThat(bothIndexes.allOfPhone("13712340001")).contains(indexes.ofPhone("13712340001"));
        try {
            rotate(both, bothIndexes);
            rotate(both, bothIndexes);

            assertThat(rotations.all()).allSatisfy(progress -> {
                assertThat(progress.sealKey()).isEqualTo("t2");
                assertThat(progress.finishedAt()).isNotNull();
                assertThat(progress.unreadable()).isZero();
            });
            assertThat(phone(OtherKeys.seals(NEW), member)).isEqualTo("13712340001");
            assertThatThrownBy(() -> phone(seals, member)).isInstanceOf(IllegalStateException.class);
            assertThat(digest(member))
                    .isEqualTo(OtherKeys.indexes(NEW_INDEX, "").ofPhone("+86 137-1234-0001"));
            clock.advance(Duration.ofHours(2));
            var again = new RotateKeys(holdersWith(bothIndexes), rotations, both, bothIndexes, transaction, clock);
            assertThat(again.runDue(ALL)).as("the second pass").isPositive();
            assertThat(rotations.all())
                    .allSatisfy(progress -> assertThat(progress.pass()).isEqualTo(2))
                    .allSatisfy(progress -> assertThat(progress.resealed()).isZero());
            clock.advance(Duration.ofDays(2));
            assertThat(again.runDue(ALL)).as("and then no more").isZero();
        } finally {
            rotate(OtherKeys.seals(oldKeys + "," + NEW), indexes);
        }
        assertThat(phone(seals, member)).isEqualTo("13712340001");
        assertThat(digest(member)).isEqualTo(indexes.ofPhone("13712340001"));
        assertThat(addressBook.of(member)).hasSize(1);
    }

    @Test
    void everySealedColumnIsDeclared() {
        var declared = new TreeSet<>(holders.stream()
                .flatMap(holder -> holder.sealedColumns().stream())
                .map(SealedColumn::name)
                .toList());

        var sealed = jdbc.queryForList(
                "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND (column_name LIKE '%\\\\_sealed'"
                        + " OR column_name = 'sealed_secret') ORDER BY 1",
                String.class);
        assertThat(declared)
                .as("Columns with sealed values that stay under old keys unless their feature declares them")
                .containsExactlyElementsOf(new TreeSet<>(sealed));
    }

    private void rotate(Seals target, BlindIndexes targetIndexes) {
        new RotateKeys(holdersWith(targetIndexes), rotations, target, targetIndexes, transaction, clock).runDue(ALL);
    }

    /** The features' own beans make digests with the keys of the application. */
    private List<HoldsSealedData> holdersWith(BlindIndexes targetIndexes) {
        return holders.stream()
                .<HoldsSealedData>map(holder -> () -> holder.sealedColumns().stream()
                        .map(column -> column.table().equals("profile_phone")
                                ? column.indexedBy("phone_index", (id, phone) -> targetIndexes.ofPhone(phone))
                                : new SealedColumn(column.table(), column.key(), column.column(), Optional.empty()))
                        .toList())
                .toList();
    }

    private String phone(Seals opening, long member) {
        return opening.open(
                new Seals.Place("profile_phone", "phone_sealed", member),
                jdbc.queryForObject(
                        "SELECT phone_sealed FROM profile_phone WHERE member_id = ?", byte[].class, member));
    }

    private String digest(long member) {
        return jdbc.queryForObject("SELECT phone_index FROM profile_phone WHERE member_id = ?", String.class, member);
    }
}
