package io.guidepost.domain.address;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.address.AddressEntries.Row;
import io.guidepost.domain.address.AddressEntry.Person;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.privacy.Seals;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** A shopper's addresses: sealed at rest, masked in lists, one of them the default (SHOP-4). */
@Service
public class AddressBook {

    /** Of one shopper. */
    public static final int MOST = 20;

    private final AddressEntries entries;
    private final Regions regions;
    private final Seals seals;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    AddressBook(
            AddressEntries entries, Regions regions, Seals seals, TransactionRetry transaction, Ids ids, Clock clock) {
        this.entries = entries;
        this.regions = regions;
        this.seals = seals;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** The first one is the default, whatever was said. */
    public AddressEntry add(long memberId, String regionCode, Person person, boolean isDefault) {
        requireDistrict(regionCode);
        return transaction.call(() -> {
            int have = entries.lockAndCount(memberId);
            if (have >= MOST) {
                throw new Refusal(
                        Refusal.Kind.REFUSED,
                        "too_many_addresses",
                        new Words("最多保存 %d 个地址".formatted(MOST), "At most %d addresses are kept".formatted(MOST)),
                        Map.of("most", MOST));
            }
            boolean becomesDefault = isDefault || have == 0;
            if (becomesDefault) {
                entries.noDefault(memberId);
            }
            long id = ids.next();
            entries.insert(
                    new Row(id, memberId, regionCode, sealed(id, person), becomesDefault, clock.instant(), 0),
                    clock.instant());
            return found(memberId, id);
        });
    }

    /** @param version as it was read */
    public AddressEntry change(
            long memberId, long id, int version, String regionCode, Person person, boolean isDefault) {
        requireDistrict(regionCode);
        return transaction.call(() -> {
            entries.lockAndCount(memberId);
            var before = entries.find(memberId, id).orElseThrow(AddressBook::notFound);
            if (isDefault && !before.isDefault()) {
                entries.noDefault(memberId);
            }
            // There is always a default: it changes by choosing another one.
            var row = new Row(
                    id,
                    memberId,
                    regionCode,
                    sealed(id, person),
                    isDefault || before.isDefault(),
                    clock.instant(),
                    version);
            if (!entries.save(row, clock.instant())) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "version_conflict",
                        new Words("已被修改，请刷新后重试", "It has been changed meanwhile; read it again and retry"));
            }
            return found(memberId, id);
        });
    }

    /** Removing what is not there is removing it; the latest of the others becomes the default, if it was. */
    public void remove(long memberId, long id) {
        transaction.run(() -> {
            entries.lockAndCount(memberId);
            var before = entries.find(memberId, id);
            if (before.isEmpty()) {
                return;
            }
            entries.remove(memberId, id);
            if (before.get().isDefault()) {
                entries.of(memberId).stream()
                        .findFirst()
                        .ifPresent(next -> entries.save(
                                new Row(
                                        next.id(),
                                        memberId,
                                        next.regionCode(),
                                        next.entrySealed(),
                                        true,
                                        clock.instant(),
                                        next.version()),
                                clock.instant()));
            }
        });
    }

    /** The default first, then the latest. */
    public List<AddressEntry> of(long memberId) {
        return entries.of(memberId).stream().map(this::opened).toList();
    }

    /** @throws Refusal NOT_FOUND also for somebody else's */
    public AddressEntry found(long memberId, long id) {
        return entries.find(memberId, id).map(this::opened).orElseThrow(AddressBook::notFound);
    }

    private AddressEntry opened(Row row) {
        return new AddressEntry(
                row.id(),
                row.memberId(),
                row.regionCode(),
                regions.written(row.regionCode()).orElse(row.regionCode()),
                json.readValue(seals.open(placeOf(row.id()), row.entrySealed()), Person.class),
                row.isDefault(),
                row.updatedAt(),
                row.version());
    }

    private byte[] sealed(long id, Person person) {
        return seals.seal(placeOf(id), json.writeValueAsString(person));
    }

    private static Seals.Place placeOf(long id) {
        return new Seals.Place("address_entry", "entry_sealed", id);
    }

    private void requireDistrict(String regionCode) {
        if (!regions.isDistrict(regionCode)) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "region_unknown",
                    new Words("地区不存在", "There is no such region"),
                    Map.of("regionCode", Optional.ofNullable(regionCode).orElse("")));
        }
    }

    private static Refusal notFound() {
        return Refusal.notFound("地址", "address");
    }
}
