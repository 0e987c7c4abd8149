package io.guidepost.bench;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Headquarters' list of 1,500,000 members: pages at any depth and lookups by phone, name, identity, guide, store and group.
 * Every member has an identity, a friend with a name, a binding and a phone; made by SQL, the phones sealed as the product
 * seals them.
 */
final class MembersRow {

    private static final int MEMBERS = 1_500_000;
    private static final long FIRST = 60_000_000;
    private static final int CONNECTIONS = 8;
    private static final int DIFFERENT = 2_000;
    private static final int GROUP = 77_900;
    private static final int IN_GROUP = 50_000;
    private static final String GOAL = "p99 < 50 ms";

    private final Settings settings;
    private final Report report;
    private final Instance instance;
    private final byte[] sealKey;
    private final String sealKeyId;
    private final byte[] indexKey;

    MembersRow(Settings settings, Report report, Instance instance) {
        this.settings = settings;
        this.report = report;
        this.instance = instance;
        var key = instance.secrets().getProperty("guidepost.privacy.keys");
        this.sealKeyId = key.substring(0, key.indexOf(':'));
        this.sealKey = Base64.getDecoder().decode(key.substring(key.indexOf(':') + 1));
        this.indexKey = mac(sealKey, "blind-index-v1");
    }

    void run() {
        long began = System.nanoTime();
        try (var connection = instance.connectAsOwner()) {
            if (Row.select(connection, "SELECT 1 FROM shopper_member WHERE id = ?", FIRST)
                    .isEmpty()) {
                report.say("loading %,d members".formatted(MEMBERS));
                make(connection);
                report.say("loaded in %d s".formatted((System.nanoTime() - began) / 1_000_000_000));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        var token = new Office(instance, "hq").token();
        measure("members, first page", token, i -> "");
        measure("members, any page", token, i -> "&cursor=" + cursor("", member(i)));
        measure("members by phone", token, i -> "&phone=" + phone(index(i)));
        measure("members by external id", token, i -> "&identity=" + "wmMember%09d".formatted(index(i)));
        measure(
                "members by the beginning of a name",
                token,
                i -> "&name=" + encoded(name(index(i)).substring(0, 1 + i % 3)));
        measure(
                "members by name, any page",
                token,
                i -> "&name=" + encoded(name(index(i)).substring(0, 1)) + "&cursor="
                        + cursor(name(index(i)), member(i)));
        measure("members of a guide", token, i -> "&guideId=" + DataSet.guide(index(i) % DataSet.GUIDES));
        measure(
                "members of a store, any page",
                token,
                i -> "&storeId=" + DataSet.store(DataSet.guide(index(i) % DataSet.GUIDES)) + "&cursor="
                        + cursor("", member(i)));
        measure(
                "members of a group, any page",
                token,
                i -> "&groupId=" + GROUP + "&cursor=" + cursor("", FIRST + index(i) % IN_GROUP));
    }

    private void measure(String work, String token, IntFunction<String> query) {
        var side = new Side("product", instance.pid(), instance);
        var load = new HttpLoad(instance.guide(), 200);
        load.run(CONNECTIONS, settings.warmUp().dividedBy(3), requests(token, query));
        for (int round = 0; round < settings.rounds(); round++) {
            side.measure(
                    new ArrayList<>(instance.pids()),
                    () -> load.run(CONNECTIONS, settings.round(), requests(token, query)));
        }
        report.figure(
                work,
                String.format(
                        Locale.ROOT,
                        "%,.0f/s, p50 %.1f ms, p99 %.1f ms%s",
                        side.median(Side.Round::perSecond),
                        side.median(Side.Round::p50),
                        side.median(Side.Round::p99),
                        side.others().isEmpty() ? "" : " " + side.others()),
                GOAL);
    }

    private Supplier<byte[]> requests(String token, IntFunction<String> query) {
        var ready = new byte[DIFFERENT][];
        for (int i = 0; i < DIFFERENT; i++) {
            ready[i] = HttpLoad.request(
                    "GET",
                    instance.guide(),
                    "/api/admin/v1/members?limit=20" + query.apply(i),
                    Map.of("Authorization", "Bearer " + token),
                    new byte[0]);
        }
        var next = new int[1];
        return () -> ready[next[0]++ % DIFFERENT];
    }

    /** One of all members, the same in each run. */
    private static int index(int i) {
        return new Random(i).nextInt(MEMBERS);
    }

    private static long member(int i) {
        return FIRST + index(i);
    }

    private static String phone(int index) {
        return "139%08d".formatted(index);
    }

    /** A thousand names of two characters, each of 1,500 people. */
    private static String name(int index) {
        return String.valueOf((char) ('一' + index % 40)) + (char) ('万' + index / 40 % 25) + index % 3;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** As the product writes the cursors of this list. */
    private static String cursor(String name, long id) {
        var plain =
                "t%d:%sn%d:%d".formatted(name.length(), name, Long.toString(id).length(), id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private void make(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        var last = FIRST + MEMBERS - 1;
        var rows = " FROM seq_" + FIRST + "_to_" + last;
        var guide = "(900000 + (seq - " + FIRST + ") % " + DataSet.GUIDES + ")";
        var store = "(9000 + " + guide + " % " + DataSet.STORES + ")";
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO shopper_member (id, home_store_id, created_at) SELECT seq, " + store
                    + ", UTC_TIMESTAMP(3) - INTERVAL 100 DAY" + rows);
            statement.execute(
                    "INSERT INTO shopper_identity (kind, value, member_id, created_at) SELECT 'EXTERNAL_USERID',"
                            + " CONCAT('wmMember', LPAD(seq - " + FIRST + ", 9, '0')), seq, UTC_TIMESTAMP(3)" + rows);
            statement.execute(
                    "INSERT INTO shopper_binding (id, member_id, guide_id, store_id, source, bound_at, protected_until, expires_at)"
                            + " SELECT seq, seq, " + guide + ", " + store
                            + ", 'FRIEND', UTC_TIMESTAMP(3) - INTERVAL 20 DAY, UTC_TIMESTAMP(3) + INTERVAL 10 DAY,"
                            + " UTC_TIMESTAMP(3) + INTERVAL 160 DAY" + rows);
            statement.execute("INSERT INTO price_group (id, name, name_en, created_by, created_at) VALUES (" + GROUP
                    + ", '测速组', 'Bench', 1, UTC_TIMESTAMP(3))");
            statement.execute("INSERT INTO price_group_member (member_id, group_id, added_by, added_at) SELECT seq, "
                    + GROUP + ", 1, UTC_TIMESTAMP(3) FROM seq_" + FIRST + "_to_" + (FIRST + IN_GROUP - 1));
        }
        connection.setAutoCommit(false);
        insert(
                connection,
                "INSERT INTO shopper_friendship (guide_id, external_userid, added_at, member_id, display_name)"
                        + " VALUES (?, ?, UTC_TIMESTAMP(3) - INTERVAL 20 DAY, ?, ?)",
                i -> List.of(900_000L + i % DataSet.GUIDES, "wmMember%09d".formatted(i), FIRST + i, name(i)));
        insert(
                connection,
                "INSERT INTO profile_phone (member_id, phone_sealed, phone_index, verified_at)"
                        + " VALUES (?, ?, ?, UTC_TIMESTAMP(3))",
                i -> List.of(
                        FIRST + i,
                        sealed(FIRST + i, phone(i)),
                        HexFormat.of().formatHex(mac(indexKey, "phone\0" + phone(i)))));
        try (var statement = connection.createStatement()) {
            statement.execute("ANALYZE TABLE shopper_member, shopper_identity, shopper_binding, shopper_friendship,"
                    + " profile_phone, price_group_member");
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void insert(Connection connection, String sql, IntFunction<List<Object>> row) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < MEMBERS; i++) {
                var values = row.apply(i);
                for (int column = 0; column < values.size(); column++) {
                    statement.setObject(column + 1, values.get(column));
                }
                statement.addBatch();
                if ((i + 1) % 5_000 == 0) {
                    statement.executeBatch();
                    connection.commit();
                }
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private byte[] sealed(long memberId, String plain) {
        try {
            var iv = new byte[12];
            RANDOM.nextBytes(iv);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(sealKey, "AES"), new GCMParameterSpec(128, iv));
            cipher.updateAAD(("profile_phone\0phone_sealed\0" + memberId).getBytes(StandardCharsets.UTF_8));
            var sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var id = sealKeyId.getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(2 + id.length + iv.length + sealed.length)
                    .put((byte) 1)
                    .put((byte) id.length)
                    .put(id)
                    .put(iv)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
