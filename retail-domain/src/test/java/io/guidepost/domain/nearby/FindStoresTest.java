package io.guidepost.domain.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.acquisition.KeepContactWays;
import io.guidepost.domain.acquisition.MakeCode;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.nearby.FindStores.After;
import io.guidepost.domain.nearby.FindStores.Shown;
import io.guidepost.domain.nearby.FindStores.Wanted;
import io.guidepost.domain.organization.ChangeStores;
import io.guidepost.domain.organization.OpeningHours;
import io.guidepost.domain.organization.OpeningHours.Span;
import io.guidepost.domain.organization.StoreDetail;
import io.guidepost.domain.organization.StoreDetail.Place;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** ACQ-5. Somewhere in the sea, where no other test has a store. */
@DomainTest
class FindStoresTest {

    private static final Place HERE = new Place(-48_876_000, -123_393_000);

    @Autowired
    FindStores findStores;

    @Autowired
    ChangeStores changeStores;

    @Autowired
    MakeCode makeCode;

    @Autowired
    KeepContactWays keep;

    @Autowired
    Sales sales;

    @Test
    void theNearestStoreComesFirstWithItsHoursAndItsGuide() {
        var far = store("尼莫路 2 号", new Place(-48_900_000, -123_393_000));
        var near = store("尼莫路 1 号", new Place(-48_877_000, -123_393_000));
        keep.now(makeCode.ofGuide(near.guideId()));
        long member = sales.member();

        var found = seen(member, new Wanted(Optional.of(HERE), Optional.empty(), Optional.empty()), near);

        assertThat(found.get(0).spot().storeId()).isEqualTo(near.storeId());
        assertThat(found.get(0).metres().orElseThrow()).isEqualTo(111);
        assertThat(found.get(0).isOpen()).contains(true);
        assertThat(found.get(0).host().orElseThrow().guideId()).isEqualTo(near.guideId());
        assertThat(found.get(0).qrCode().orElseThrow()).startsWith("https://");
        assertThat(found.get(1).spot().storeId()).isEqualTo(far.storeId());
        assertThat(found.get(1).qrCode()).isEmpty();
        var next = findStores.find(
                member,
                new Wanted(Optional.of(HERE), Optional.empty(), Optional.empty()),
                found.get(0).position(),
                1);
        assertThat(next.get(0).spot().storeId()).isEqualTo(far.storeId());
    }

    @Test
    void aShopperWhoDoesNotSayWhereFindsStoresByRegionAndCity() {
        var store = store("沉没之城 7 号", HERE);
        var byCity = new Wanted(Optional.empty(), Optional.empty(), Optional.of("沉没之城"));
        var byRegion = new Wanted(Optional.empty(), Optional.of(store.regionId()), Optional.empty());

        assertThat(seen(1, byCity, store)).singleElement().satisfies(shown -> {
            assertThat(shown.spot().storeId()).isEqualTo(store.storeId());
            assertThat(shown.metres()).isEmpty();
        });
        assertThat(seen(1, byRegion, store)).hasSize(1);
    }

    /** What has just been written is known within a second. */
    private List<Shown> seen(long member, Wanted wanted, Seller expected) {
        return Awaitility.await().until(() -> findStores.find(member, wanted, After.FIRST, 5), found -> found.stream()
                .anyMatch(shown -> shown.spot().storeId() == expected.storeId()));
    }

    private Seller store(String address, Place place) {
        var seller = sales.seller();
        var hours = OpeningHours.daily(new Span(0, 1440));
        changeStores.describe(new StoreDetail(seller.storeId(), address, "", Optional.of(place), hours, "", "", 0), 7);
        return seller;
    }
}
