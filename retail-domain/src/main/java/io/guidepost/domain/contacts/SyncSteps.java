package io.guidepost.domain.contacts;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.contacts.ContactSync.Phase;
import io.guidepost.domain.contacts.ContactSync.State;
import io.guidepost.domain.contacts.KnownOrg.KnownGuide;
import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.ContactDirectory.UserState;
import io.guidepost.domain.organization.Guide;
import io.guidepost.domain.organization.Guides;
import io.guidepost.domain.organization.Roster;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The steps of reading and comparing, each of them small: what it found and where to go on are written together. At no time
 * is more than a page of people in memory, only the departments are held as a whole.
 */
@Component
class SyncSteps {

    /** After so many failures in a row a department or a person is left as it is, and any other step is given up. */
    static final int MOST_TRIES = 8;

    private static final int DEPARTMENTS_AT_ONCE = 20;
    private static final int PEOPLE_TOLD_AT_ONCE = 2_000;
    private static final int STRAGGLERS_AT_ONCE = 50;
    private static final int COMPARED_AT_ONCE = 1_000;
    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final int ALIKE_TOLD = 200;
    private static final Duration LINES_KEPT = Duration.ofDays(90);
    private static final String NO_SUCH_USER = "60111";

    private final ContactDirectory directory;
    private final ContactMirror mirror;
    private final ContactSyncs syncs;
    private final DepartmentReadings readings;
    private final KnownPlaces known;
    private final PlanLines lines;
    private final Roster roster;
    private final Guides guides;
    private final ContactsSettings settings;
    private final Clock clock;
    private volatile Loaded loaded = new Loaded(-1, new DepartmentTree(List.of()));

    SyncSteps(
            ContactDirectory directory,
            ContactMirror mirror,
            ContactSyncs syncs,
            DepartmentReadings readings,
            KnownPlaces known,
            PlanLines lines,
            Roster roster,
            Guides guides,
            ContactsSettings settings,
            Clock clock) {
        this.directory = directory;
        this.mirror = mirror;
        this.syncs = syncs;
        this.readings = readings;
        this.known = known;
        this.lines = lines;
        this.roster = roster;
        this.guides = guides;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where the sync then stands, and what is to be written together with that. */
    record Step(ContactSync next, Runnable writes) {}

    /** The departments of a sync never change once they are read. */
    private record Loaded(long syncId, DepartmentTree tree) {}

    /** Asks WeCom or compares, and writes nothing itself. */
    Step next(ContactSync sync) {
        return switch (sync.phase()) {
            case DEPARTMENTS -> departments(sync);
            case LIST -> list(sync);
            case DETAILS -> details(sync);
            case STRAGGLERS -> stragglers(sync);
            case PLACES -> places(sync);
            case PEOPLE -> people(sync);
            case LEAVERS -> leavers(sync);
            case CLOSINGS -> closings(sync);
            case TIDY -> tidy(sync);
            case STEPS, END -> throw new IllegalStateException("Sync %d has been read".formatted(sync.id()));
        };
    }

    /** There is always a root; without one the application's view of the contacts has been taken away. */
    static void refuseEmpty(Collection<?> told) {
        if (told.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.REFUSED,
                    "contacts_not_visible",
                    new Words(
                            "企业微信没有返回任何部门或成员，请检查应用的可见范围",
                            "WeCom shows no departments or people at all; check what the application may see"));
        }
    }

    /** Empty when WeCom does not know this person. */
    static Optional<User> ask(ContactDirectory directory, String userid) {
        try {
            return Optional.of(directory.user(userid));
        } catch (GatewayRejected rejected) {
            if (rejected.code().equals(NO_SUCH_USER)) {
                return Optional.empty();
            }
            throw rejected;
        }
    }

    private Step departments(ContactSync sync) {
        var told = directory.departments();
        refuseEmpty(told);
        var draft = sync.change().to(Phase.LIST);
        draft.departments = told.size();
        return new Step(draft.done(), () -> {
            mirror.keep(sync.id(), told);
            mirror.keep(ContactMirror.LATEST, told);
        });
    }

    private Step list(ContactSync sync) {
        var page = directory.userIds(sync.place());
        if (page.nextCursor().isEmpty() && sync.people() == 0) {
            refuseEmpty(page.userids());
        }
        var draft = sync.change();
        draft.people += page.userids().size();
        if (page.nextCursor().isEmpty()) {
            draft.to(Phase.DETAILS);
        } else {
            draft.place = page.nextCursor();
        }
        return new Step(draft.done(), () -> mirror.list(sync.id(), page.userids()));
    }

    private Step details(ContactSync sync) {
        var ids = mirror.departmentIds(sync.id(), number(sync.place()), DEPARTMENTS_AT_ONCE);
        var draft = sync.change();
        if (ids.isEmpty()) {
            // Somebody in several departments was listed several times.
            draft.people = mirror.people(sync.id());
            return new Step(draft.to(Phase.STRAGGLERS).done(), () -> {});
        }
        var told = new LinkedHashMap<String, User>();
        var failed = new HashMap<Long, String>();
        for (var id : ids) {
            try {
                directory.usersOf(id).forEach(user -> told.put(user.userid(), user));
            } catch (GatewayRejected rejected) {
                failed.put(id, rejected.getMessage());
            } catch (GatewayUnclear unclear) {
                if (draft.departmentsRead > sync.departmentsRead()) {
                    break;
                }
                giveUpOrThrow(sync, unclear);
                failed.put(id, unclear.getMessage());
            }
            draft.place = Long.toString(id);
            draft.departmentsRead++;
            if (told.size() >= PEOPLE_TOLD_AT_ONCE) {
                break;
            }
        }
        draft.peopleRead += told.size();
        draft.unreadable += failed.size();
        return new Step(draft.done(), () -> {
            mirror.tell(sync.id(), told.values());
            failed.forEach((id, why) -> mirror.departmentFailed(sync.id(), id, PlanLines.shortenedFailure(why)));
        });
    }

    /** People whom WeCom lists and shows in no department are asked for by name. */
    private Step stragglers(ContactSync sync) {
        var userids = mirror.untold(sync.id(), sync.place(), STRAGGLERS_AT_ONCE);
        var draft = sync.change();
        if (userids.isEmpty()) {
            return new Step(draft.to(Phase.PLACES).done(), () -> {});
        }
        var told = new ArrayList<User>();
        var gone = new ArrayList<String>();
        var failed = new HashMap<String, String>();
        for (var userid : userids) {
            try {
                ask(directory, userid).ifPresentOrElse(told::add, () -> gone.add(userid));
            } catch (GatewayRejected rejected) {
                failed.put(userid, rejected.getMessage());
            } catch (GatewayUnclear unclear) {
                if (!draft.place.equals(sync.place())) {
                    break;
                }
                giveUpOrThrow(sync, unclear);
                failed.put(userid, unclear.getMessage());
            }
            draft.place = userid;
        }
        draft.peopleRead += told.size();
        draft.people -= gone.size();
        draft.unreadable += failed.size();
        return new Step(draft.done(), () -> {
            mirror.tell(sync.id(), told);
            gone.forEach(userid -> mirror.gone(sync.id(), userid));
            failed.forEach((userid, why) -> mirror.personFailed(sync.id(), userid, PlanLines.shortenedFailure(why)));
        });
    }

    private Step places(ContactSync sync) {
        var tree = tree(sync);
        var ours = known.all();
        var found = new ArrayList<>(
                SyncPlan.openings(tree, ours).stream().map(lines::line).toList());
        found.addAll(SyncPlan.conflicts(tree, ours));
        var draft = sync.change().to(Phase.PEOPLE);
        draft.fingerprint = known.fingerprint();
        return planned(sync, draft, found);
    }

    private Step people(ContactSync sync) {
        var page = mirror.people(sync.id(), sync.place(), COMPARED_AT_ONCE);
        var draft = sync.change();
        if (page.isEmpty()) {
            return new Step(draft.to(Phase.LEAVERS).done(), () -> {});
        }
        var tree = tree(sync);
        var userids = page.stream().map(person -> person.user().userid()).toList();
        var ours = known.guides(roster.guidesByUserid(userids)).stream()
                .collect(Collectors.toMap(guide -> guide.guide().userid(), Function.identity()));
        var found = new ArrayList<PlannedChange>();
        var storeless = new HashMap<Long, Integer>();
        for (var person : page) {
            var user = person.user();
            if (!person.isReadable()) {
                found.add(PlanLines.notice(
                        ChangeKind.PERSON_UNREADABLE, user.userid(), nameOf(ours, user), "", "", person.failure()));
                continue;
            }
            SyncPlan.ofPerson(tree, Optional.of(user), Optional.ofNullable(ours.get(user.userid())))
                    .forEach(change -> found.add(lines.line(change)));
            if (user.state() != UserState.LEFT && SyncPlan.posts(tree, user).isEmpty()) {
                storeless.merge(user.mainDepartment(), 1, Integer::sum);
            }
        }
        draft.place = userids.get(userids.size() - 1);
        var step = planned(sync, draft, found);
        return new Step(step.next(), () -> {
            step.writes().run();
            mirror.addStoreless(sync.id(), storeless);
        });
    }

    private static String nameOf(Map<String, KnownGuide> ours, User user) {
        return Optional.ofNullable(ours.get(user.userid()))
                .map(guide -> guide.guide().name())
                .orElse("");
    }

    private Step leavers(ContactSync sync) {
        var page = guides.all(number(sync.place()), COMPARED_AT_ONCE);
        var draft = sync.change();
        if (page.isEmpty()) {
            return new Step(draft.to(Phase.CLOSINGS).done(), () -> {});
        }
        var staying = page.stream()
                .filter(guide -> guide.status() != Guide.Status.LEFT)
                .toList();
        var there = mirror.known(sync.id(), staying.stream().map(Guide::userid).toList());
        var missing = staying.stream()
                .filter(guide -> !there.contains(guide.userid()))
                .toList();
        var tree = tree(sync);
        var found = known.guides(missing).stream()
                .flatMap(guide -> SyncPlan.ofPerson(tree, Optional.empty(), Optional.of(guide)).stream())
                .map(lines::line)
                .toList();
        draft.place = Long.toString(page.get(page.size() - 1).id());
        return planned(sync, draft, found);
    }

    private Step closings(ContactSync sync) {
        var found = new ArrayList<>(SyncPlan.closings(tree(sync), known.all()).stream()
                .map(lines::line)
                .toList());
        long after = 0;
        List<ContactMirror.Remark> remarks;
        do {
            remarks = mirror.remarks(sync.id(), after, COMPARED_AT_ONCE);
            for (var remark : remarks) {
                after = remark.departmentId();
                found.addAll(remarkable(sync, remark));
            }
        } while (!remarks.isEmpty());
        syncs.alike(sync.id(), ALIKE_TOLD)
                .forEach(pair -> found.add(PlanLines.notice(
                        ChangeKind.PERHAPS_RENAMED,
                        pair.newUserid(),
                        pair.name(),
                        pair.leftUserid(),
                        pair.newUserid(),
                        "")));
        return planned(sync, sync.change().to(Phase.TIDY), found);
    }

    /** Headquarters itself, and what headquarters has put outside, has people who serve in no store as a matter of course. */
    private List<PlannedChange> remarkable(ContactSync sync, ContactMirror.Remark remark) {
        var found = new ArrayList<PlannedChange>();
        var id = Long.toString(remark.departmentId());
        if (!remark.failure().isEmpty()) {
            found.add(PlanLines.notice(ChangeKind.DEPARTMENT_UNREADABLE, id, remark.name(), "", "", remark.failure()));
        }
        var isOfOffices = readings.all().get(remark.departmentId()) == DepartmentReading.OUTSIDE
                || tree(sync).place(remark.departmentId()) == DepartmentTree.Place.HEADQUARTERS;
        if (remark.storeless() > 0 && !isOfOffices) {
            found.add(PlanLines.notice(
                    ChangeKind.DEPARTMENT_UNMAPPED, id, remark.name(), "", Integer.toString(remark.storeless()), ""));
        }
        return found;
    }

    /** Once what was read is gone, the plan stands. */
    private Step tidy(ContactSync sync) {
        if (mirror.forget(sync.id(), FORGOTTEN_AT_ONCE) > 0
                || syncs.forgetLines(clock.instant().minus(LINES_KEPT), FORGOTTEN_AT_ONCE) > 0) {
            return new Step(sync.change().done(), () -> {});
        }
        var counts = syncs.counts(sync.id());
        int leavers = counts.getOrDefault(ChangeKind.GUIDE_LEFT, 0)
                + counts.getOrDefault(ChangeKind.GUIDE_SUSPENDED, 0)
                + counts.getOrDefault(ChangeKind.GUIDE_WITHOUT_STORE, 0);
        int closings = counts.getOrDefault(ChangeKind.STORE_CLOSED, 0);
        var draft = sync.change().to(Phase.STEPS);
        draft.removals = leavers + closings;
        draft.plannedAt = Optional.of(clock.instant());
        boolean isTooMuch = draft.removals > sync.acceptedRemovals()
                && (settings.areTooManyLeavers(leavers, guides.countActive())
                        || settings.areTooManyClosings(closings, known.openStores()));
        if (isTooMuch) {
            draft.state = State.AWAITING_APPROVAL;
        } else {
            draft.state = sync.kind() == ContactSync.Kind.LOOK ? State.PLANNED : State.APPLYING;
        }
        return new Step(draft.done(), () -> {});
    }

    private Step planned(ContactSync sync, ContactSync.Draft draft, List<PlannedChange> found) {
        var placed = new ArrayList<PlannedChange>();
        for (var line : found) {
            placed.add(line.at(++draft.changes));
        }
        return new Step(draft.done(), () -> syncs.add(sync.id(), placed));
    }

    private DepartmentTree tree(ContactSync sync) {
        var current = loaded;
        if (current.syncId() != sync.id()) {
            current = new Loaded(sync.id(), new DepartmentTree(mirror.departments(sync.id()), readings.all()));
            loaded = current;
        }
        return current.tree();
    }

    private static void giveUpOrThrow(ContactSync sync, GatewayUnclear unclear) {
        if (sync.tries() + 1 < MOST_TRIES) {
            throw unclear;
        }
    }

    private static long number(String place) {
        return place.isEmpty() ? 0 : Long.parseLong(place);
    }
}
