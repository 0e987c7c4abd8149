package io.guidepost.miniappapi.address;

import io.guidepost.domain.address.AddressBook;
import io.guidepost.domain.address.AddressEntry;
import io.guidepost.domain.address.AddressEntry.Person;
import io.guidepost.domain.address.Regions;
import io.guidepost.domain.address.Regions.Division;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.SignedInShopper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a shopper has things sent (SHOP-4). */
@RestController
@RequestMapping("/api/shop/v1")
@Tag(name = "地址 Addresses")
class AddressController {

    private final AddressBook book;
    private final Regions regions;
    private final Offload offload;

    AddressController(AddressBook book, Regions regions, Offload offload) {
        this.book = book;
        this.regions = regions;
        this.offload = offload;
    }

    @GetMapping("/regions")
    @Operation(
            summary =
                    "行政区划 Regions directly below one: provinces without parent, then cities, then districts (GB/T 2260)",
            description =
                    "A code begins with that of the region it lies in; an address has a district, which has six digits.")
    Mono<RegionList> below(SignedInShopper me, @RequestParam Optional<String> parent) {
        return Mono.fromSupplier(() -> new RegionList(
                regions.below(parent.orElse("")).stream().map(RegionView::of).toList()));
    }

    @GetMapping("/addresses")
    @Operation(summary = "地址簿 My addresses, the default first; names and numbers are masked")
    Mono<AddressList> list(SignedInShopper me) {
        return offload.call(() -> new AddressList(book.of(me.memberId()).stream()
                .map(entry -> AddressEntryView.of(entry, true))
                .toList()));
    }

    @GetMapping("/addresses/{id}")
    @Operation(summary = "地址详情 One of my addresses in full, to edit it")
    Mono<AddressEntryView> show(SignedInShopper me, @PathVariable Id id) {
        return offload.call(() -> AddressEntryView.of(book.found(me.memberId(), id.value()), false));
    }

    @PostMapping("/addresses")
    @Operation(summary = "新增地址 Keep an address, of at most 20; the first one is the default")
    Mono<ResponseEntity<AddressEntryView>> add(SignedInShopper me, @Valid @RequestBody NewAddressEntry body) {
        return offload.call(() -> {
            var entry = book.add(
                    me.memberId(), body.regionCode(), body.person(), Boolean.TRUE.equals(body.defaultAddress()));
            return ResponseEntity.created(URI.create("/api/shop/v1/addresses/" + entry.id()))
                    .body(AddressEntryView.of(entry, false));
        });
    }

    @PutMapping("/addresses/{id}")
    @Operation(summary = "修改地址 Change an address; there is always one default, which changes by choosing another")
    Mono<AddressEntryView> change(
            SignedInShopper me, @PathVariable Id id, @Valid @RequestBody ChangedAddressEntry body) {
        return offload.call(() -> AddressEntryView.of(
                book.change(
                        me.memberId(),
                        id.value(),
                        body.version(),
                        body.regionCode(),
                        new Person(body.name(), body.phone(), body.detail()),
                        Boolean.TRUE.equals(body.defaultAddress())),
                false));
    }

    @DeleteMapping("/addresses/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除地址 Remove an address; orders keep theirs")
    Mono<Void> remove(SignedInShopper me, @PathVariable Id id) {
        return offload.call(() -> {
            book.remove(me.memberId(), id.value());
            return null;
        });
    }

    record RegionList(List<RegionView> items) {}

    record RegionView(String code, String name) {

        static RegionView of(Division division) {
            return new RegionView(division.code(), division.name());
        }
    }

    /** {@code regionCode} is that of a district. */
    record NewAddressEntry(
            @NotBlank @Size(max = 64) String name,
            @NotNull @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}[0-9]") String phone,
            @NotNull @Pattern(regexp = "[1-9][0-9]{5}") String regionCode,
            @NotBlank @Size(max = 256) String detail,
            Boolean defaultAddress) {

        Person person() {
            return new Person(name, phone, detail);
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "NewAddressEntry";
        }
    }

    record ChangedAddressEntry(
            @NotNull Integer version,
            @NotBlank @Size(max = 64) String name,
            @NotNull @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}[0-9]") String phone,
            @NotNull @Pattern(regexp = "[1-9][0-9]{5}") String regionCode,
            @NotBlank @Size(max = 256) String detail,
            Boolean defaultAddress) {

        /** Not for logs. */
        @Override
        public String toString() {
            return "ChangedAddressEntry";
        }
    }

    record AddressList(List<AddressEntryView> items) {}

    /** {@code region} is written out, such as 上海市 黄浦区. */
    record AddressEntryView(
            Id id,
            String name,
            String phone,
            String regionCode,
            String region,
            String detail,
            boolean defaultAddress,
            Instant updatedAt,
            int version) {

        static AddressEntryView of(AddressEntry entry, boolean masked) {
            var person = masked ? entry.person().masked() : entry.person();
            return new AddressEntryView(
                    new Id(entry.id()),
                    person.name(),
                    person.phone(),
                    entry.regionCode(),
                    entry.region(),
                    person.detail(),
                    entry.isDefault(),
                    entry.updatedAt(),
                    entry.version());
        }

        /** Not for logs. */
        @Override
        public String toString() {
            return "AddressEntryView";
        }
    }
}
