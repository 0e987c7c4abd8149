package io.guidepost.domain.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.asset.Pictures;
import io.guidepost.domain.closure.Closures.Status;
import io.guidepost.domain.commission.Sales.Goods;
import io.guidepost.domain.commission.Sales.Sale;
import io.guidepost.domain.order.Addresses;
import io.guidepost.domain.order.DeliveryAddress;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.payment.PlacedOrders;
import io.guidepost.domain.privacy.HoldsPersonalData;
import io.guidepost.domain.privacy.PersonalData;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.profile.Purpose;
import io.guidepost.domain.session.Device;
import io.guidepost.domain.session.ShopperSessions;
import io.guidepost.domain.shopper.SignInShopper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class CloseAccountTest {

    /** Columns that by their names are about people. */
    private static final Pattern PERSONAL = Pattern.compile(
            "[a-z]_sealed$|(^|_)(member_id|openid|unionid|external_userid|phone|mobile"
                    + "|address|nickname|avatar_id|receiver|consignee|recipient|device_index|device_name|value_index)(_|$)");

    /** Tables about staff, the company, and tables that count members without naming any. */
    private static final Set<String> NOT_ABOUT_SHOPPERS = Set.of(
            "org_guide",
            "org_store_detail",
            "fraud_guide_identity",
            "payout_withdrawal",
            "payout_payee_change",
            "payout_payroll_person",
            "forecast_outlook",
            "coupon_template");

    @Autowired
    CloseAccount closeAccount;

    @Autowired
    SignInShopper signInShopper;

    @Autowired
    ShopperSessions sessions;

    @Autowired
    KeepProfile keepProfile;

    @Autowired
    PlacedOrders placed;

    @Autowired
    Addresses addresses;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @Autowired
    List<HoldsPersonalData> holders;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    @Test
    void whoIsErasedIsNowhereInTheDatabaseAndCanComeBackAsSomebodyNew() throws Exception {
        var shopper = signInShopper.signIn("sim:erased-one");
        long member = shopper.memberId();
        var session = sessions.open(member, new Device(Optional.of("device-erased"), Optional.of("ErasedPhone 17")));
        keepProfile.rename(member, "将被遗忘的人", 0);
        keepProfile.tellPhone(member, "sim:13700137000");
        keepProfile.consent(member, Purpose.PRIVACY_POLICY, "2026-11", true);
        keepProfile.show(member, Pictures.picture(folder, "png", 32, 32), Optional.empty());
        var place = scene.store();
        long guide = scene.guideAt(place.storeId());
        scene.boundTo(member, guide, place.storeId(), Duration.ofDays(1), Duration.ofDays(30));
        scene.befriends(member, guide, Duration.ofDays(1));
        scene.execute(
                "UPDATE shopper_friendship SET unionid = 'u_erased-one', display_name = '将被遗忘的人' WHERE member_id = ?",
                member);
        long order = receivedOrderOf(member);
        scene.execute(
                "INSERT INTO idempotency_key (principal, route, request_key, body_hash, state, owner, lease_until, status, body,"
                        + " created_at) VALUES (?, 'r', 'k', REPEAT('a', 64), 'DONE', 'o', NOW(3), 201, '13700137000', NOW(3))",
                "shop:" + member);

        var asked = closeAccount.request(member, "sim:erased-one");
        assertThat(asked.status()).isEqualTo(Status.COOLING_OFF);
        assertThat(sessions.isAlive(member, session.grantNo())).isTrue();
        clock.advance(Duration.ofDays(7));
        closeAccount.runDue(50);

        var certificate = closeAccount.certificate(asked.certificateNo());
        assertThat(certificate.status()).isEqualTo(Status.ERASED);
        assertThat(certificate.report().orElseThrow().kept()).isNotEmpty().allSatisfy(kept -> {
            assertThat(kept.why().zh()).isNotBlank();
            assertThat(kept.why().en()).isNotBlank();
        });
        assertThat(sessions.isAlive(member, session.grantNo())).isFalse();
        assertThat(signInShopper.isStillValid(member, shopper.sessionVersion())).isFalse();
        assertThat(addresses.of(order)).isEqualTo(new DeliveryAddress("", "", "", ""));
        assertThat(scene.count("SELECT COUNT(*) FROM order_header WHERE id = ? AND member_id = ?", order, member))
                .isOne();
        assertThat(scene.count(
                        "SELECT COUNT(*) FROM shopper_binding WHERE member_id = ? AND end_reason = 'MEMBER_DELETED'",
                        member))
                .isOne();
        assertNowhere("将被遗忘的人", "13700137000", "erased-one", "ErasedPhone", "device-erased");

        var again = signInShopper.signIn("sim:erased-one");
        assertThat(again.newMember()).isTrue();
        assertThat(again.memberId()).isNotEqualTo(member);
    }

    @Test
    void onlyHeHimselfConfirmsIt() {
        var shopper = signInShopper.signIn("sim:close-self");

        assertThatThrownBy(() -> closeAccount.request(shopper.memberId(), "sim:somebody-else"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("closure_not_confirmed"));
        assertThatThrownBy(() -> closeAccount.request(shopper.memberId(), "stale"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("bad_login_code"));
    }

    @Test
    void whatIsUnderWayStandsAgainstItAndIsTold() {
        var shopper = signInShopper.signIn("sim:close-busy");
        long order = receivedOrderOf(shopper.memberId());
        scene.execute("UPDATE order_header SET status = 'SHIPPED', received_at = NULL WHERE id = ?", order);

        assertThatThrownBy(() -> closeAccount.request(shopper.memberId(), "sim:close-busy"))
                .isInstanceOfSatisfying(Refusal.class, no -> {
                    assertThat(no.code()).isEqualTo("account_has_open_matters");
                    assertThat(no.facts().get("reasons").toString()).contains("OPEN_ORDER", Long.toString(order));
                });
        assertThat(closeAccount.look(shopper.memberId()).against())
                .extracting(HoldsPersonalData.OpenMatter::kind)
                .containsExactly("OPEN_ORDER");

        scene.execute("UPDATE order_header SET status = 'RECEIVED', received_at = paid_at WHERE id = ?", order);
        closeAccount.request(shopper.memberId(), "sim:close-busy");
        scene.execute("UPDATE order_header SET status = 'SHIPPED', received_at = NULL WHERE id = ?", order);
        clock.advance(Duration.ofDays(7));
        closeAccount.runDue(50);
        assertThat(closeAccount.look(shopper.memberId()).pending())
                .as("what came up meanwhile postpones it")
                .isPresent();
        scene.execute("UPDATE order_header SET status = 'RECEIVED', received_at = paid_at WHERE id = ?", order);
        clock.advance(Duration.ofDays(1));
        closeAccount.runDue(50);
        assertThat(closeAccount.of(shopper.memberId()).orElseThrow().status()).isEqualTo(Status.ERASED);
    }

    @Test
    void itCanBeRevokedWhileItIsThoughtOver() {
        var shopper = signInShopper.signIn("sim:close-regret");
        var first = closeAccount.request(shopper.memberId(), "sim:close-regret");
        assertThat(closeAccount.request(shopper.memberId(), "sim:close-regret").certificateNo())
                .isEqualTo(first.certificateNo());

        closeAccount.revoke(shopper.memberId());
        clock.advance(Duration.ofDays(30));
        closeAccount.runDue(50);

        assertThat(signInShopper.signIn("sim:close-regret").memberId()).isEqualTo(shopper.memberId());
        assertThat(closeAccount.certificate(first.certificateNo()).status()).isEqualTo(Status.REVOKED);
        assertThatThrownBy(() -> closeAccount.revoke(shopper.memberId())).isInstanceOf(Refusal.class);
    }

    @Test
    void everyPersonalColumnHasAFate() {
        var declared = holders.stream()
                .flatMap(holder -> holder.personalData().stream())
                .flatMap(data -> data.columns().stream().map(column -> data.table() + "." + column))
                .collect(Collectors.toCollection(TreeSet::new));
        var columns = columns("");

        assertThat(declared)
                .filteredOn(column -> !columns.contains(column))
                .as("declared and not there")
                .isEmpty();
        var forgotten = columns.stream()
                .filter(column -> PERSONAL.matcher(column.substring(column.indexOf('.') + 1))
                        .find())
                .filter(column -> !NOT_ABOUT_SHOPPERS.contains(column.substring(0, column.indexOf('.'))))
                .filter(column -> !declared.contains(column))
                .toList();
        assertThat(forgotten)
                .as(
                        "Columns about people of which nobody says what becomes of them when an account is closed: the feature's"
                                + " bean of HoldsPersonalData says so")
                .isEmpty();
        assertThat(columns)
                .filteredOn(column -> column.startsWith("org_guide.payee_openid"))
                .hasSize(1);
    }

    @Test
    void whatIsDeclaredCanBeDone() {
        var person = new io.guidepost.domain.privacy.Person(Set.of(), Set.of(), Set.of(), Set.of(), clock.instant());
        for (var holder : holders) {
            for (var data : holder.personalData()) {
                assertThat(data.what().zh()).isNotBlank();
                assertThat(data.what().en()).isNotBlank();
                if (data.fate() == PersonalData.Fate.DELETED || data.fate() == PersonalData.Fate.EMPTIED) {
                    assertThat(closures.erase(data, person)).as(data.table()).isZero();
                }
            }
            assertThat(holder.openMatters(person)).isEmpty();
            holder.erase(person);
        }
    }

    @Autowired
    Closures closures;

    private long receivedOrderOf(long member) {
        Sale sale = placed.place(new Goods(1, 18_273));
        placed.force(sale, OrderStatus.RECEIVED);
        scene.execute("DELETE FROM shopper_identity WHERE member_id = ?", sale.memberId());
        scene.execute(
                "UPDATE order_header SET member_id = ?, address_sealed = ? WHERE id = ?",
                member,
                addresses.sealed(sale.orderId(), new DeliveryAddress("将被遗忘的人", "13700137000", "上海", "某路")),
                sale.orderId());
        return sale.orderId();
    }

    /** Every text of every table, as it lies there; identifiers that stay for a reason are declared. */
    private void assertNowhere(String... traces) {
        var kept = holders.stream()
                .flatMap(holder -> holder.personalData().stream())
                .filter(data -> data.fate() == PersonalData.Fate.KEPT)
                .flatMap(data -> data.columns().stream().map(column -> data.table() + "." + column))
                .collect(Collectors.toSet());
        for (var column :
                columns(" AND data_type IN ('varchar', 'char', 'text', 'mediumtext', 'longtext', 'varbinary')")) {
            if (kept.contains(column)) {
                continue;
            }
            var table = column.substring(0, column.indexOf('.'));
            var name = column.substring(column.indexOf('.') + 1);
            for (var trace : traces) {
                long found = jdbc.queryForObject(
                        "SELECT COUNT(*) FROM `%s` WHERE INSTR(CAST(`%s` AS BINARY), ?) > 0".formatted(table, name),
                        Long.class,
                        (Object) trace.getBytes(StandardCharsets.UTF_8));
                assertThat(found).as("%s in %s", trace, column).isZero();
            }
        }
    }

    private List<String> columns(String condition) {
        var columns = new ArrayList<String>();
        jdbc.query(
                "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t"
                        + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                        + " WHERE c.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND c.table_name NOT LIKE 'QRTZ%'"
                        + condition + " ORDER BY 1, 2",
                row -> {
                    columns.add((row.getString(1) + "." + row.getString(2)).toLowerCase(Locale.ROOT));
                });
        return columns;
    }
}
