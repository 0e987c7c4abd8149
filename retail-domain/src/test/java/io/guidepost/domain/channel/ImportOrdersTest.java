package io.guidepost.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.core.attribution.GuideId;
import io.guidepost.core.incentive.PayMethod;
import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.attribution.Attributions;
import io.guidepost.domain.channel.ImportOrders.Outlook;
import io.guidepost.domain.channel.ImportOrders.Shown;
import io.guidepost.domain.channel.StoreCodes.StoreCode;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.HandInFile;
import io.guidepost.domain.filejob.HandInFile.HandedIn;
import io.guidepost.domain.filejob.RunFileJobs;
import io.guidepost.domain.filejob.WatchFileJobs;
import io.guidepost.domain.order.OrderStatus;
import io.guidepost.domain.order.Orders;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.sheet.CellFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders of other tills in a table: looked at, then taken. */
@DomainTest
class ImportOrdersTest {

    private static final long ADMIN = 7;
    private static final String TITLES = "渠道,渠道订单号,下单时间,收货时间,门店编码,导购账号,会员编号,自提门店编号,支付方式,运费(元),SKU,数量,单价(元),实付(元)\n";
    private static final DateTimeFormatter SHANGHAI =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    @Autowired
    ImportOrders importOrders;

    @Autowired
    HandInFile handIn;

    @Autowired
    RunFileJobs runJobs;

    @Autowired
    WatchFileJobs watchJobs;

    @Autowired
    StoreCodes storeCodes;

    @Autowired
    Attributions attributions;

    @Autowired
    Orders orders;

    @Autowired
    ShopScene scene;

    @Autowired
    MovableClock clock;

    @TempDir
    Path folder;

    long guide;
    long sku;
    String code;
    String at;

    @BeforeEach
    void aTillOfAStore() {
        clock.advance(Duration.ofSeconds(1));
        long store = scene.store().storeId();
        guide = scene.guideAt(store);
        sku = scene.sku(10_000, 0);
        code = "S" + store;
        storeCodes.set(new StoreCode(Channel.POS, code, store), ADMIN, clock.instant());
        at = SHANGHAI.format(clock.instant().minusSeconds(3_600));
    }

    @Test
    void aFileIsLookedAtThenTakenOrderByOrderAndTheSameFileAgainTakesNothing() throws IOException {
        var file = file(
                "收银台,A%1$d,%2$s,%2$s,%3$s,guide-%4$d,,,礼品卡,12.00,%1$d,2,100.00,180.50\n",
                "POS,A%1$d,,,,,,,,,%1$d,1,100,90\n", "till,B%1$d,%2$s,,%3$s,,,,,,%1$d,1,100,99.9\n");

        var looked = importOrders.check(importOrders.read(file));

        assertThat(looked.faults()).isEmpty();
        assertThat(looked.rows()).isEqualTo(3);
        assertThat(looked.orders()).isEqualTo(2);
        assertThat(looked.taken()).isEqualTo(2);
        assertThat(looked.shown())
                .extracting(Shown::row, Shown::lines, Shown::payableFen, Shown::isKnown)
                .containsExactly(tuple(2, 2, 28_250L, false), tuple(4, 1, 9_990L, false));
        assertThat(scene.count("SELECT COUNT(*) FROM channel_order WHERE external_no = ?", "A" + sku))
                .as("only looked")
                .isZero();

        var taken = importOrders.take(importOrders.read(file), ADMIN);

        assertThat(taken.taken()).isEqualTo(2);
        long first = taken.shown().get(0).orderId().orElseThrow();
        var order = orders.find(first).orElseThrow();
        assertThat(order.status()).isEqualTo(OrderStatus.RECEIVED);
        assertThat(order.payMethod()).isEqualTo(PayMethod.GIFT_CARD);
        assertThat(order.freightFen()).isEqualTo(1_200);
        assertThat(orders.linesOf(first)).extracting(line -> line.paidFen()).containsExactly(18_050L, 9_000L);
        assertThat(attributions.of(first).orElseThrow().attribution().guide()).contains(new GuideId(guide));
        var again = importOrders.take(importOrders.read(file), ADMIN);
        assertThat(again.taken()).isZero();
        assertThat(again.known()).isEqualTo(2);
        assertThat(again.shown().get(0).orderId()).contains(first);
        assertThat(importOrders.check(importOrders.read(file)).known()).isEqualTo(2);
    }

    @Test
    void behindTheScenesTheRightOrdersAreTakenOnceAndTheOthersHandedBack() throws IOException {
        var file = file(
                "POS,J%1$d,%2$s,,%3$s,,,,,,%1$d,1,100,99\n",
                "POS,J%1$d,,,,,,,,,%1$d,1,100,90\n", "POS,K%1$d,%2$s,,no-such,,,,,,%1$d,1,100,99\n");

        var job = handIn.accept(file, new HandedIn("CHANNEL_ORDERS", 0, false, true, false, Locale.ENGLISH, ADMIN))
                .job();
        runJobs.runDue(50);
        var again = handIn.accept(file, new HandedIn("CHANNEL_ORDERS", 0, false, true, true, Locale.ENGLISH, ADMIN))
                .job();
        runJobs.runDue(50);

        assertThat(watchJobs
                        .find(Direction.IMPORT, job.id(), ADMIN, Optional.empty())
                        .progress()
                        .added())
                .isEqualTo(1);
        assertThat(watchJobs
                        .find(Direction.IMPORT, again.id(), ADMIN, Optional.empty())
                        .progress()
                        .unchanged())
                .isEqualTo(1);
        assertThat(watchJobs.faults(job, 0, 0, 9))
                .extracting(found -> found.fault().row(), found -> found.fault().code())
                .containsExactly(tuple(4, "store_code_unknown"));
        assertThat(scene.count("SELECT COUNT(*) FROM channel_order WHERE external_no = ?", "J" + sku))
                .isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsToldWithItsRowAndColumnAndNothingOfTheFileIsTaken() throws IOException {
        importOrders.take(importOrders.read(file("POS,OLD%1$d,%2$s,,%3$s,,,,,,%1$d,1,100,99\n")), ADMIN);
        var file = file(
                "POS,GOOD%1$d,%2$s,,%3$s,,,,,,%1$d,1,100,100\n",
                "POS,BAD%1$d,%2$s,2020-01-01,no-such,nobody,5,6,,,7,1,100,100\n",
                "POS,BAD%1$d,,,,other,,,,,%1$d,1,100,100.01\n",
                "淘宝,X,%2$s,,,,,,,,%1$d,1,100,100\n",
                "POS,Y%1$d,yesterday,,,guide-%4$d,12x,,cash,-1,,0,1.005,\n",
                "POS,Z%1$d,%2$s,,,guide-%4$d,,,,,%1$d,1,100,0\n",
                "POS,OLD%1$d,%2$s,,%3$s,,,,,,%1$d,1,100,98\n");

        var looked = importOrders.check(importOrders.read(file));

        assertThat(looked.faults())
                .extracting(CellFault::row, CellFault::column, CellFault::code)
                .containsExactlyInAnyOrder(
                        tuple(4, "guideUserid", "order_rows_differ"),
                        tuple(5, "channel", "cell_unknown_word"),
                        tuple(6, "orderedAt", "moment_invalid"),
                        tuple(6, "memberId", "id_invalid"),
                        tuple(6, "payMethod", "cell_unknown_word"),
                        tuple(6, "freightYuan", "amount_invalid"),
                        tuple(6, "skuId", "cell_missing"),
                        tuple(6, "quantity", "number_invalid"),
                        tuple(6, "unitPriceYuan", "amount_invalid"),
                        tuple(6, "paidYuan", "cell_missing"),
                        tuple(7, "paidYuan", "amount_out_of_range"),
                        tuple(7, "storeCode", "store_code_required"),
                        tuple(8, "externalNo", "import_conflict"));
        assertThat(looked.faultCount()).isEqualTo(13);
        assertThat(looked.shown()).extracting(Shown::externalNo).containsExactly("GOOD" + sku);
        assertThatThrownBy(() -> importOrders.take(importOrders.read(file), ADMIN))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("import_has_errors");
                    assertThat(refusal.facts()).containsEntry("errorCount", 13);
                });
        assertThat(scene.count("SELECT COUNT(*) FROM channel_order WHERE external_no = ?", "GOOD" + sku))
                .isZero();
    }

    @Test
    void whatAnOrderNamesIsLookedUpAndToldAtTheCellThatNamesIt() throws IOException {
        var looked = check(
                "POS,N%1$d,%2$s,2020-01-01,no-such,nobody,5,6,,,7,1,100,100.01\n",
                "POS,L%1$d,9000-01-01,,%3$s,,,,,,%1$d,1,100,100\n", "TMALL,M%1$d,%2$s,,%3$s,,,,,,%1$d,1,100,100\n");

        assertThat(looked.faults())
                .extracting(CellFault::row, CellFault::column, CellFault::code)
                .containsExactlyInAnyOrder(
                        tuple(2, "orderedAt", "import_time_invalid"),
                        tuple(2, "skuId", "sku_unknown"),
                        tuple(2, "paidYuan", "line_overpaid"),
                        tuple(2, "memberId", "not_found"),
                        tuple(2, "storeCode", "store_code_unknown"),
                        tuple(2, "guideUserid", "guide_unknown"),
                        tuple(2, "pickUpStoreId", "not_found"),
                        tuple(3, "orderedAt", "import_time_invalid"),
                        tuple(4, "storeCode", "store_code_unknown"));
    }

    /** A member whose record became part of another's, and that of a third, is that third one. */
    @Test
    void aMemberWhoWasMergedTwiceBuysAsWhoStandsForHimNow() throws IOException {
        long first = scene.member();
        long second = scene.member();
        long third = scene.member();
        merged(first, second);
        merged(second, third);

        var taken = importOrders.take(
                importOrders.read(file("POS,MM%1$d,%2$s,,%3$s,," + first + ",,,,%1$d,1,100,100\n")), ADMIN);

        assertThat(orders.find(taken.shown().get(0).orderId().orElseThrow())
                        .orElseThrow()
                        .memberId())
                .isEqualTo(third);
    }

    private void merged(long from, long into) {
        scene.execute(
                "UPDATE shopper_member SET status = 'CLOSED', merged_into = ?, merged_at = ? WHERE id = ?",
                into,
                clock.instant(),
                from);
    }

    private Outlook check(String... rows) throws IOException {
        return importOrders.check(importOrders.read(file(rows)));
    }

    /** In the rows %1$d is the SKU, %2$s an hour ago, %3$s the store's code and %4$d the guide. */
    private Path file(String... rows) throws IOException {
        var text = new StringBuilder(TITLES);
        for (var row : rows) {
            text.append(row.formatted(sku, at, code, guide));
        }
        return Files.writeString(folder.resolve("orders-" + System.nanoTime() + ".csv"), text);
    }
}
