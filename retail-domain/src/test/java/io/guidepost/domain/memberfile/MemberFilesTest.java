package io.guidepost.domain.memberfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.guidepost.domain.DomainTest;
import io.guidepost.domain.MovableClock;
import io.guidepost.domain.commission.Sales;
import io.guidepost.domain.commission.Sales.Seller;
import io.guidepost.domain.filejob.AskForFile;
import io.guidepost.domain.filejob.AskForFile.Wanted;
import io.guidepost.domain.filejob.FileJob;
import io.guidepost.domain.filejob.FileJob.Direction;
import io.guidepost.domain.filejob.FileJob.State;
import io.guidepost.domain.filejob.HandInFile;
import io.guidepost.domain.filejob.HandInFile.HandedIn;
import io.guidepost.domain.filejob.RunFileJobs;
import io.guidepost.domain.filejob.WatchFileJobs;
import io.guidepost.domain.profile.KeepProfile;
import io.guidepost.domain.sheet.SheetFormat;
import io.guidepost.domain.shopper.RebindShopper;
import io.guidepost.domain.sight.Sight;
import io.guidepost.domain.tag.TagCustomers;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@DomainTest
class MemberFilesTest {

    private static final long ADMIN = 7;
    private static final AtomicInteger PHONES = new AtomicInteger(20_000_000);
    private static final String TITLES =
            "POS number,Phone,Name,Home store ID,Guide's userid,Tags,Agrees to privacy policy,Agrees to marketing,Version of consent\n";

    @Autowired
    HandInFile handIn;

    @Autowired
    AskForFile ask;

    @Autowired
    RunFileJobs run;

    @Autowired
    WatchFileJobs watch;

    @Autowired
    KeepProfile profiles;

    @Autowired
    RebindShopper bindings;

    @Autowired
    TagCustomers tagCustomers;

    @Autowired
    Sales sales;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    Seller li;
    String userid;
    String phone;
    String pos;

    @BeforeEach
    void aStoreWithAGuide() {
        li = sales.seller();
        userid = jdbc.queryForObject("SELECT userid FROM org_guide WHERE id = ?", String.class, li.guideId());
        phone = "139" + PHONES.incrementAndGet();
        pos = "P" + phone;
    }

    @Test
    void aMemberOfTheTillIsMadeWithEverythingTheTableSays() throws IOException {
        var job =
                taken("MEMBERS", TITLES + row(pos, "+86 " + phone, "赵小姐", li.storeId(), userid, "", "yes", "no", "v3"));

        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.progress().added()).isEqualTo(1);
        long member = memberOf(pos);
        assertThat(profiles.phone(member)).contains(phone);
        assertThat(profiles.look(member).nickname()).isEqualTo("赵小姐");
        assertThat(profiles.look(member).consents())
                .extracting(consent -> consent.purpose().name(), consent -> consent.isAgreed())
                .containsExactlyInAnyOrder(tuple("PRIVACY_POLICY", true), tuple("MARKETING", false));
        var bound = bindings.look(member, Sight.ALL);
        assertThat(bound.home().storeId()).contains(li.storeId());
        assertThat(bound.current().orElseThrow().guideId()).isEqualTo(li.guideId());
        var kept = jdbc.queryForMap(
                "SELECT phone_sealed, phone_index, source FROM profile_phone WHERE member_id = ?", member);
        assertThat(new String((byte[]) kept.get("phone_sealed"), StandardCharsets.ISO_8859_1))
                .doesNotContain(phone);
        assertThat(kept.get("source")).isEqualTo("IMPORT");

        var again = taken("MEMBERS", TITLES + row(pos, phone, "赵小姐", li.storeId(), userid, "", "yes", "no", "v3"));
        assertThat(again.progress().unchanged()).isEqualTo(1);
        assertThat(memberOf(pos)).isEqualTo(member);
    }

    @Test
    void whoIsKnownByThePhoneIsTheSameAndWhatHeSaidHimselfStays() throws IOException {
        taken("MEMBERS", TITLES + row(pos, phone, "赵小姐", null, "", "", "yes", "", "v3"));
        long member = memberOf(pos);

        var job = taken("MEMBERS", "Tmall number,Phone,Name\nT" + phone + "," + phone + ",别人说的\n");

        assertThat(job.progress().changed()).isEqualTo(1);
        assertThat(memberOf("T" + phone)).isEqualTo(member);
        assertThat(profiles.look(member).nickname()).isEqualTo("赵小姐");
    }

    @Test
    void everyRowThatCannotBeSoIsToldWithItsColumn() throws IOException {
        var other = "Q" + phone;
        taken(
                "MEMBERS",
                TITLES
                        + row(pos, "", "", null, "", "", "yes", "", "v3")
                        + row(other, "", "", null, "", "", "yes", "", "v3"));
        var text = TITLES
                + row("N" + phone, phone, "无同意", null, "", "", "", "", "")
                + row("", "123", "", null, "", "", "yes", "", "v3")
                + row("M" + phone, "", "", 404L, "nobody", "", "yes", "", "v3")
                + row("", "", "只有名字", null, "", "", "", "", "");

        var job = dryRun("MEMBERS", text);
        var twoPeople = dryRun("MEMBERS", "POS number,Member ID\n" + pos + "," + memberOf(other) + "\n");

        assertThat(watch.faults(job, 0, 0, 20))
                .extracting(found -> found.fault().row(), found -> found.fault().code())
                .containsExactly(
                        tuple(2, "consent_missing"),
                        tuple(3, "phone_invalid"),
                        tuple(4, "store_unknown"),
                        tuple(4, "guide_unknown"),
                        tuple(5, "identity_missing"));
        assertThat(watch.faults(twoPeople, 0, 0, 20))
                .extracting(found -> found.fault().code())
                .containsExactly("identities_of_several");
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM shopper_identity WHERE value = ?", Integer.class, "N" + phone))
                .isZero();
    }

    @Test
    void tagsComeInAsALibraryAndOntoFriends() throws IOException {
        var group = "组" + phone;
        var library = taken("TAGS", "标签组,标签\n" + group + ",常客\n" + group + ",新客\n" + group + ",常客\n");
        assertThat(library.progress().added()).isEqualTo(2);
        assertThat(library.progress().unchanged()).isEqualTo(1);
        long friend = sales.member();
        sales.befriend(li, friend, clock.instant());
        long stranger = sales.member();

        var job = taken(
                "MEMBER_TAGS",
                "会员编号,标签组,标签,操作\n%d,%s,常客,\n%d,%s,新客,\n%d,%s,新客,移除\n"
                        .formatted(friend, group, friend, group, friend, group));
        var wrong = dryRun("MEMBER_TAGS", "会员编号,标签组,标签\n%d,%s,常客\n%d,,没有的\n".formatted(stranger, group, friend));

        assertThat(job.progress().changed()).isEqualTo(1);
        assertThat(tagCustomers.ofMember(friend))
                .extracting(marked -> marked.tag().name())
                .containsExactly("常客");
        assertThat(watch.faults(wrong, 0, 0, 9))
                .extracting(found -> found.fault().code())
                .containsExactly("no_wecom_friend", "tag_unknown");
        assertThat(exported("TAGS", true)).anyMatch(line -> line.contains(group) && line.contains("常客"));
        assertThat(exported("MEMBER_TAGS", true)).anyMatch(line -> line.contains(Long.toString(friend)));
    }

    @Test
    void membersGoOutMaskedAndEachIsWrittenDown() throws IOException {
        taken("MEMBERS", TITLES + row(pos, phone, "赵小姐", null, "", "", "yes", "", "v3"));
        long member = memberOf(pos);

        var seen = line(exported("MEMBERS", true), member);
        var masked = line(exported("MEMBERS", false), member);

        assertThat(seen).contains("赵小姐").contains("139****").doesNotContain(phone);
        assertThat(masked).contains("赵**").doesNotContain("赵小姐").doesNotContain(phone);
        assertThat(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM access_entry WHERE member_id = ? AND action = 'EXPORTED'",
                        Integer.class,
                        member))
                .isEqualTo(2);
    }

    /** As many as no list in memory should have: the heap at the end of each is what one step needs. */
    @Test
    @Tag("deep")
    void aHundredThousandMembersComeInAndGoOutWithTheMemoryOfAFewHundred() throws IOException {
        int most = 100_000;
        var file = folder.resolve("many.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("POS number,Phone,Name,Agrees to privacy policy,Version of consent\n");
            for (int i = 0; i < most; i++) {
                out.write("D%d,137%08d,会员%d,yes,v3\n".formatted(i, i, i));
            }
        }
        long before = usedHeap();
        var peak = new AtomicLong();
        var sampler = new Thread(() -> {
            try {
                while (true) {
                    Thread.sleep(2_000);
                    peak.accumulateAndGet(usedHeap(), Math::max);
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        sampler.start();
        long started = System.nanoTime();
        var job = run(handIn.accept(file, new HandedIn("MEMBERS", 0, false, false, false, Locale.ENGLISH, ADMIN))
                .job());
        long seconds = (System.nanoTime() - started) / 1_000_000_000;
        var lines = exported("MEMBERS", true);
        sampler.interrupt();

        assertThat(job.state()).isEqualTo(State.DONE);
        assertThat(job.progress().added()).isEqualTo(most);
        assertThat(lines).hasSizeGreaterThan(most);
        assertThat(seconds).as("seconds").isLessThan(600);
        assertThat(peak.get() - before).as("heap above the beginning").isLessThan(100L << 20);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String row(
            String pos,
            String phone,
            String name,
            Long store,
            String guide,
            String tags,
            String privacy,
            String marketing,
            String version) {
        return String.join(
                        ",",
                        pos,
                        phone,
                        name,
                        store == null ? "" : store.toString(),
                        guide,
                        tags,
                        privacy,
                        marketing,
                        version)
                + "\n";
    }

    private long memberOf(String number) {
        return jdbc.queryForObject("SELECT member_id FROM shopper_identity WHERE value = ?", Long.class, number);
    }

    private FileJob taken(String kind, String text) throws IOException {
        return handedIn(kind, text, false);
    }

    private FileJob dryRun(String kind, String text) throws IOException {
        return handedIn(kind, text, true);
    }

    private FileJob handedIn(String kind, String text, boolean isDryRun) throws IOException {
        var file = Files.writeString(Files.createTempFile(folder, "table", ".csv"), text);
        return run(handIn.accept(file, new HandedIn(kind, 0, isDryRun, false, true, Locale.ENGLISH, ADMIN))
                .job());
    }

    private FileJob run(FileJob job) {
        run.runDue(50);
        return watch.find(job.direction(), job.id(), ADMIN, Optional.empty());
    }

    private List<String> exported(String kind, boolean seesNames) throws IOException {
        var job = ask.ask(new Wanted(
                kind, 0, SheetFormat.CSV, Locale.ENGLISH, Optional.empty(), seesNames, "test", ADMIN, "Tester"));
        if (job.state() == State.AWAITING) {
            ask.approve(job.id(), ADMIN + 1);
        }
        assertThat(run(job).state()).isEqualTo(State.DONE);
        var out = new ByteArrayOutputStream();
        watch.write(watch.take(Direction.EXPORT, job.id(), ADMIN, Optional.empty()), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static String line(List<String> lines, long member) {
        return lines.stream()
                .filter(line -> line.contains(Long.toString(member)))
                .findFirst()
                .orElseThrow();
    }
}
