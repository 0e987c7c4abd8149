package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The demo organization: headquarters (1), 3 regions (2 to 4), 8 stores (11 to 18), 40 guides, 5 to a store, one of them
 * its manager. Each guide has 6 customers, 238 different ones ({@code u_seed_1} to {@code u_seed_238}); {@code u_seed_1}
 * is a friend of the first two guides of Nanjing West Road, {@code u_seed_2} of guides in Shanghai and in Guangzhou.
 *
 * <p>Load tests may add guides {@code x00001} and so on, 50 to a store (departments from 101), each with 2 customers
 * of their own ({@code u_x00001_1}).
 */
final class DemoDirectory {

    private static final Instant SINCE = Instant.parse("2026-03-01T02:00:00Z");
    private static final int CUSTOMERS_PER_GUIDE = 6;
    private static final int EXTRA_CUSTOMERS_PER_GUIDE = 2;
    private static final int EXTRA_GUIDES_PER_STORE = 50;
    private static final String[] SURNAMES = {"林", "何", "高", "罗", "郑", "梁", "谢", "宋", "唐", "许"};
    private static final String[] GIVEN = {"女士", "先生", "小姐"};

    private DemoDirectory() {}

    static void fill(Directory directory, int extraUsers) {
        List<Directory.User> guides = new ArrayList<>();
        try (InputStream resource = DemoDirectory.class.getResourceAsStream("directory.json")) {
            Body json = Body.of(resource.readAllBytes());
            for (Body entry : json.children("departments")) {
                directory.seed(new Directory.Department(
                        (int) entry.number("id").orElseThrow(),
                        entry.text("name").orElseThrow(),
                        entry.text("name_en").orElseThrow(),
                        (int) entry.number("parentid").orElse(0),
                        (int) entry.number("order").orElse(0)));
                for (Body user : entry.children("users")) {
                    guides.add(new Directory.User(
                            user.text("userid").orElseThrow(),
                            user.text("name").orElseThrow(),
                            user.text("alias").orElseThrow(),
                            (int) entry.number("id").orElseThrow(),
                            user.flag("leader"),
                            user.flag("leader") ? "店长" : "导购",
                            1));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        guides.forEach(directory::seed);
        befriend(directory, guides);
        addExtras(directory, extraUsers);
    }

    private static void befriend(Directory directory, List<Directory.User> guides) {
        int next = 1;
        for (int guide = 0; guide < guides.size(); guide++) {
            for (int slot = 0; slot < CUSTOMERS_PER_GUIDE; slot++) {
                boolean last = slot == CUSTOMERS_PER_GUIDE - 1;
                int customer = last && guide == 1 ? 1 : last && guide == 30 ? 2 : next++;
                String id = "wmSeedCustomer%05d".formatted(customer);
                String name = SURNAMES[customer % SURNAMES.length] + GIVEN[customer % GIVEN.length];
                directory.seed(new Directory.Customer(id, "u_seed_" + customer, name, customer % 3));
                // Minutes apart, so that "the latest friend" is always the same one.
                directory.seed(follow(guides.get(guide).userid(), id, SINCE.plusSeconds(60L * (guide * 10L + slot))));
            }
        }
    }

    private static void addExtras(Directory directory, int extraUsers) {
        for (int i = 0; i < extraUsers; i++) {
            int store = 101 + i / EXTRA_GUIDES_PER_STORE;
            if (i % EXTRA_GUIDES_PER_STORE == 0) {
                directory.seed(new Directory.Department(
                        store, "样板店%03d".formatted(store - 100), "Model store " + (store - 100), 2 + store % 3, store));
            }
            boolean leader = i % EXTRA_GUIDES_PER_STORE == 0;
            String userid = "x%05d".formatted(i + 1);
            directory.seed(new Directory.User(
                    userid, "导购" + (i + 1), "Guide " + (i + 1), store, leader, leader ? "店长" : "导购", 1));
            for (int slot = 1; slot <= EXTRA_CUSTOMERS_PER_GUIDE; slot++) {
                String id = "wmExtra_" + userid + "_" + slot;
                directory.seed(new Directory.Customer(id, "u_" + userid + "_" + slot, "顾客" + (i + 1) + "-" + slot, 0));
                directory.seed(follow(userid, id, SINCE));
            }
        }
    }

    /**
     * Regions from department 200001, stores from 300001, guides {@code y000001} and so on without customers. Asked again
     * with fewer, those beyond are gone from it; what differs from before is what a sync then finds.
     */
    static ObjectNode generate(Directory directory, int users, int perStore, int regions) {
        for (int region = 1; region <= regions; region++) {
            saveIfNew(directory, 200_000 + region, "大区" + region, "Region " + region, 1);
        }
        int stores = regions == 0 || perStore == 0 ? 0 : (users + perStore - 1) / perStore;
        for (int store = 1; store <= stores; store++) {
            saveIfNew(directory, 300_000 + store, "门店" + store, "Store " + store, 200_001 + (store - 1) % regions);
        }
        int present = stores == 0 ? 0 : users;
        for (int i = 1; i <= present; i++) {
            boolean leader = (i - 1) % perStore == 0;
            String userid = "y%06d".formatted(i);
            Directory.User user = new Directory.User(
                    userid,
                    "店员" + i,
                    "Clerk " + i,
                    300_001 + (i - 1) / perStore,
                    leader,
                    leader ? "店长" : i % 10 == 0 ? "兼职导购" : "导购",
                    1);
            if (!directory.user(userid).equals(Optional.of(user))) {
                directory.save(user);
            }
        }
        int gone = 0;
        for (int i = present + 1; ; i++) {
            Optional<Directory.User> beyond = directory.user("y%06d".formatted(i));
            if (beyond.isEmpty()) {
                break;
            }
            directory.leave(beyond.get());
            gone++;
        }
        return Body.object()
                .put("users", present)
                .put("stores", stores)
                .put("regions", regions)
                .put("gone", gone);
    }

    private static void saveIfNew(Directory directory, int id, String name, String nameEn, int parent) {
        Directory.Department department = new Directory.Department(id, name, nameEn, parent, id);
        if (!directory.department(id).equals(Optional.of(department))) {
            directory.save(department);
        }
    }

    private static Directory.Follow follow(String userid, String externalUserid, Instant since) {
        return new Directory.Follow(userid, externalUserid, since, "", "", "", List.of(), List.of(), 1);
    }
}
