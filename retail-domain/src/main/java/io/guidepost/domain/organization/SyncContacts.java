package io.guidepost.domain.organization;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.database.Ids;
import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.ContactDirectory.Department;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.KnownOrg.KnownGuide;
import io.guidepost.domain.organization.KnownOrg.KnownStore;
import io.guidepost.domain.organization.OrgChange.Post;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Brings our organization in line with WeCom's contacts (ORG-4, S4-11): reads everything, shows the difference, and
 * applies it in small transactions. A run that dies half-way needs no repair: the next one finds what is left. Not
 * transactional itself, because it calls WeCom.
 */
@Service
public class SyncContacts {

    private static final Logger log = LoggerFactory.getLogger(SyncContacts.class);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 200;
    private static final int PAGE = 1_000;
    private static final String NO_SUCH_USER = "60111";

    /** Fewer leavers than this are daily life in any corporation. */
    private static final int UNSUSPICIOUS_LEAVERS = 10;

    private final ContactDirectory directory;
    private final Stores stores;
    private final Guides guides;
    private final Roster roster;
    private final SyncRuns runs;
    private final ApplyOrgChange apply;
    private final Staffing staffing;
    private final TransactionRetry transaction;
    private final Ids ids;
    private final Clock clock;

    SyncContacts(
            ContactDirectory directory,
            Stores stores,
            Guides guides,
            Roster roster,
            SyncRuns runs,
            ApplyOrgChange apply,
            Staffing staffing,
            TransactionRetry transaction,
            Ids ids,
            Clock clock) {
        this.directory = directory;
        this.stores = stores;
        this.guides = guides;
        this.roster = roster;
        this.runs = runs;
        this.apply = apply;
        this.staffing = staffing;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** Only shows what would change. */
    public SyncRun dryRun(String startedBy) {
        var startedAt = clock.instant();
        var report = SyncReport.of(plan(() -> {}));
        var run = new SyncRun(
                ids.next(), true, SyncRun.State.DONE, report, startedBy, startedAt, Optional.of(clock.instant()));
        runs.add(run);
        return run;
    }

    /**
     * Applies what differs. Refused with {@code sync_running} while another run is under way, and with
     * {@code too_many_leavers} when more than half of the guides would leave: that is what a restricted view of the
     * contacts looks like.
     *
     * @param acceptedLeavers so many leavers have been looked at and are wanted; 0 when nobody has looked
     */
    public SyncRun run(String startedBy, int acceptedLeavers) {
        var run = begin(startedBy);
        var report = SyncReport.of(List.of());
        try {
            var plan = plan(() -> renew(run));
            report = SyncReport.of(plan);
            refuseMassLeave(report, acceptedLeavers);
            runs.report(run.id(), report);
            for (int from = 0; from < plan.size(); from += BATCH) {
                var batch = plan.subList(from, Math.min(from + BATCH, plan.size()));
                transaction.run(() -> {
                    renew(run);
                    batch.forEach(apply::apply);
                });
                report = report.withApplied(from + batch.size());
            }
            if (!runs.finish(run.id(), SyncRun.State.DONE, report, clock.instant())) {
                throw replaced(run);
            }
            return find(run.id());
        } catch (RuntimeException stopped) {
            runs.finish(run.id(), SyncRun.State.FAILED, report.failed(reason(stopped)), clock.instant());
            throw stopped;
        }
    }

    public SyncRun find(long runId) {
        return runs.find(runId).orElseThrow(() -> Refusal.notFound("同步记录", "sync"));
    }

    /**
     * WeCom says that something about this person has changed. What has changed is asked of WeCom, so that the order
     * and number of such hints do not matter.
     */
    public void personChanged(String userid) {
        var departments = directory.departments();
        var user = user(userid);
        transaction.run(() -> SyncPlan.ofPerson(
                        departments, user, roster.guideByUserid(userid).map(this::known), knownPlaces())
                .forEach(apply::apply));
    }

    /** WeCom has given this person a new userid. */
    public void personRenamed(String userid, String newUserid) {
        if (!staffing.changeUserid(userid, newUserid)) {
            log.warn("Userid {} cannot become {}: the one is unknown or the other in use", userid, newUserid);
        }
        personChanged(newUserid);
    }

    /** WeCom says that departments have changed. */
    public void departmentsChanged() {
        var departments = directory.departments();
        refuseEmpty(departments);
        transaction.run(() -> SyncPlan.ofPlaces(departments, knownPlaces()).forEach(apply::apply));
    }

    private SyncRun begin(String startedBy) {
        var now = clock.instant();
        var run = new SyncRun(
                ids.next(), false, SyncRun.State.RUNNING, SyncReport.of(List.of()), startedBy, now, Optional.empty());
        if (runs.begin(run, now.plus(LEASE)) || (runs.giveUpDead(now) && runs.begin(run, now.plus(LEASE)))) {
            return run;
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                "sync_running",
                new Words("通讯录同步正在进行，请稍后再试", "A sync of the contacts is already under way; try again later"));
    }

    private void renew(SyncRun run) {
        if (!runs.renew(run.id(), clock.instant().plus(LEASE))) {
            throw replaced(run);
        }
    }

    private static IllegalStateException replaced(SyncRun run) {
        return new IllegalStateException("Sync %d was taken for dead and replaced".formatted(run.id()));
    }

    private List<OrgChange> plan(Runnable heartbeat) {
        var departments = directory.departments();
        refuseEmpty(departments);
        var userids = new LinkedHashSet<String>();
        var cursor = "";
        do {
            var page = directory.userIds(cursor);
            userids.addAll(page.userids());
            cursor = page.nextCursor();
            heartbeat.run();
        } while (!cursor.isEmpty());
        var users = new ArrayList<User>();
        for (var userid : userids) {
            user(userid).ifPresent(users::add);
            if (users.size() % PAGE == 0) {
                heartbeat.run();
            }
        }
        return SyncPlan.of(departments, users, known());
    }

    /** Empty when the person has gone between the list and the question. */
    private Optional<User> user(String userid) {
        try {
            return Optional.of(directory.user(userid));
        } catch (GatewayRejected rejected) {
            if (rejected.code().equals(NO_SUCH_USER)) {
                return Optional.empty();
            }
            throw rejected;
        }
    }

    /** There is always a root; without one the application's view of the contacts has been taken away. */
    private static void refuseEmpty(List<Department> departments) {
        if (departments.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "contacts_not_visible",
                    new Words(
                            "企业微信没有返回任何部门，请检查应用的可见范围",
                            "WeCom shows no departments at all; check what the application may see"));
        }
    }

    private void refuseMassLeave(SyncReport report, int acceptedLeavers) {
        int leavers = report.counts().getOrDefault(SyncReport.Kind.GUIDE_LEFT, 0);
        if (leavers <= UNSUSPICIOUS_LEAVERS || leavers <= acceptedLeavers) {
            return;
        }
        int active = activeGuides();
        if (leavers > active / 2) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "too_many_leavers",
                    new Words(
                            "%d 名在职导购中有 %d 名将离职；请先试运行核对，再以 acceptedLeavers 确认".formatted(active, leavers),
                            "%d of %d active guides would leave; look at a dry run and confirm with acceptedLeavers"
                                    .formatted(leavers, active)),
                    Map.of("leavers", leavers, "activeGuides", active));
        }
    }

    private int activeGuides() {
        int count = 0;
        long after = 0;
        List<Guide> page;
        do {
            page = roster.activeGuides(after, PAGE);
            count += page.size();
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        return count;
    }

    private static String reason(RuntimeException stopped) {
        var why = stopped.getClass().getSimpleName() + ": " + stopped.getMessage();
        return why.length() <= 500 ? why : why.substring(0, 500);
    }

    private KnownOrg known() {
        var places = knownPlaces();
        var known = new ArrayList<KnownGuide>();
        long after = 0;
        List<Guide> page;
        do {
            page = guides.all(after, PAGE);
            known.addAll(known(page, places));
            after = page.isEmpty() ? after : page.get(page.size() - 1).id();
        } while (page.size() == PAGE);
        return new KnownOrg(places.regions(), places.stores(), known);
    }

    private KnownOrg knownPlaces() {
        var regions = roster.regions();
        var departments = regions.stream().collect(Collectors.toMap(Region::id, Region::departmentId));
        var regionOf = stores.regions();
        var known = stores.all().stream()
                .map(store ->
                        new KnownStore(store, departments.getOrDefault(regionOf.getOrDefault(store.id(), 0L), 0L)))
                .toList();
        return new KnownOrg(regions, known, List.of());
    }

    private KnownGuide known(Guide guide) {
        return known(List.of(guide), knownPlaces()).get(0);
    }

    private List<KnownGuide> known(List<Guide> page, KnownOrg places) {
        var departments = places.stores().stream()
                .map(KnownStore::store)
                .collect(Collectors.toMap(Store::id, Store::departmentId));
        var posts = roster.employmentsOf(page.stream().map(Guide::id).toList()).stream()
                .filter(Employment::isOpenEnded)
                .collect(Collectors.groupingBy(
                        Employment::guideId,
                        Collectors.mapping(
                                employment -> new Post(
                                        departments.get(employment.storeId()),
                                        employment.role(),
                                        employment.isPrimary()),
                                Collectors.toUnmodifiableSet())));
        Function<Guide, Set<Post>> ofGuide = guide -> posts.getOrDefault(guide.id(), Set.of());
        return page.stream()
                .map(guide -> new KnownGuide(guide, ofGuide.apply(guide)))
                .toList();
    }
}
