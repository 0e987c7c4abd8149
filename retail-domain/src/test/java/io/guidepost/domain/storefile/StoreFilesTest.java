package io.guidepost.domain.storefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.StoreCodes;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.filejob.AskForFile;
import io.guidepost.domain.filejob.AskForFile.Wanted;
import io.guidepost.domain.filejob.FileJob;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.HandInFile;
import io.guidepost.domain.filejob.HandInFile.HandedIn;
import io.guidepost.domain.filejob.RunFileJobs;
import io.guidepost.domain.filejob.WatchFileJobs;
import io.guidepost.domain.order.ShopScene;
import io.guidepost.domain.organization.ChangeStores;
import io.guidepost.domain.sheet.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores, goods and stock by way of the one mechanism. */
@DomainTest
class StoreFilesTest {

    private static final long ADMIN = 7;

    @Autowired
    HandInFile handIn;

    @Autowired
    AskForFile ask;

    @Autowired
    RunFileJobs run;

    @Autowired
    WatchFileJobs watch;

    @Autowired
    ChangeStores stores;

    @Autowired
    StoreCodes codes;

    @Autowired
    Sales sales;

    @Autowired
    ShopScene scene;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    @Test
    void whatHeadquartersKnowsOfAStoreComesInGoesOutAndComesBackUnchanged() throws IOException {
        var seller = sales.seller();
        long store = seller.storeId();
        var table = "门店编号,地址,门店电话,纬度,经度,POS编码\n%d,南京路 1 号,021-5555 0000,31.235929,121.480539,%s\n"
                .formatted(store, "T" + store);

        var job = taken("STORES", 0, table);

        assertThat(job.progress().changed()).isEqualTo(1);
        assertThat(stores.detail(store).address()).isEqualTo("南京路 1 号");
        assertThat(stores.detail(store).place().orElseThrow().latitudeE6()).isEqualTo(31_235_929);
        assertThat(codes.storesOf(Channel.POS, List.of("T" + store))).containsEntry("T" + store, store);
        var out = exported("STORES", 0, Optional.of(seller.regionId()));
        assertThat(out).hasSize(2);
        assertThat(taken("STORES", 0, String.join("\n", out) + "\n").progress().unchanged())
                .isEqualTo(1);
        var wrong = taken("STORES", 0, "门店编号,纬度\n404,\n%d,31\n".formatted(store));
        assertThat(watch.faults(wrong, 0, 0, 9))
                .extracting(found -> found.fault().row(), found -> found.fault().code())
                .containsExactly(tuple(2, "store_unknown"), tuple(3, "place_incomplete"));
        assertThat(exported("GUIDES", 0, Optional.of(seller.regionId())))
                .anyMatch(line -> line.contains(Long.toString(seller.guideId())));
    }

    @Test
    void productsAndCountsComeInByTheSameWay() throws IOException {
        scene.sku(1, 1);
        var code = "F" + scene.member();
        var products = taken(
                "PRODUCTS",
                0,
                "商品编码,标题,类目,SKU编码,规格,价格(元)\n%1$s,围巾,%2$d,a%1$s,颜色:黑,99\n%1$s,,,b%1$s,颜色:白,99\n"
                        .formatted(code, ShopScene.CATEGORY));
        assertThat(watch.faults(products, 0, 0, 9)).isEmpty();
        assertThat(products.progress().added()).isEqualTo(1);
        assertThat(exported("PRODUCTS", 0, Optional.empty()))
                .filteredOn(line -> line.contains(code))
                .hasSize(2);
        long sku = jdbc.queryForObject("SELECT id FROM catalog_sku WHERE code = ?", Long.class, "a" + code);

        var count = taken("STOCK", 0, "SKU,Counted\n%d,5\n".formatted(sku));

        assertThat(count.progress().changed()).isEqualTo(1);
        assertThat(exported("STOCK", 0, Optional.empty()))
                .anyMatch(line -> line.contains(Long.toString(sku)) && line.contains(",5,"));
    }

    private FileJob taken(String kind, long subject, String text) throws IOException {
        var file = Files.writeString(Files.createTempFile(folder, "table", ".csv"), text);
        var job = handIn.accept(file, new HandedIn(kind, subject, false, false, true, Locale.SIMPLIFIED_CHINESE, ADMIN))
                .job();
        run.runDue(50);
        return watch.find(Direction.IMPORT, job.id(), ADMIN, Optional.empty());
    }

    private List<String> exported(String kind, long subject, Optional<Long> region) throws IOException {
        var job = ask.ask(new Wanted(
                kind, subject, SheetFormat.CSV, Locale.SIMPLIFIED_CHINESE, region, true, "test", ADMIN, "Tester"));
        if (job.needsApproval()) {
            ask.approve(job.id(), ADMIN + 1);
        }
        run.runDue(50);
        var out = new ByteArrayOutputStream();
        watch.write(watch.take(Direction.EXPORT, job.id(), ADMIN, region), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
