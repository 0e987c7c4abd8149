package io.guidepost.domain.contacts;

import io.guidepost.domain.database.TransactionRetry;
import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.domain.organization.ContactDirectory.User;
import io.guidepost.domain.organization.Staffing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Changes of the contacts that WeCom tells one by one. A hint only says whom to ask about: what holds is what WeCom answers
 * then, so that hints may come twice, late or in any order. Departments are asked for as a whole, and only when one of them
 * is not known.
 */
@Component
class HearOfContacts {

    private static final Logger log = LoggerFactory.getLogger(HearOfContacts.class);

    private final ContactDirectory directory;
    private final ContactMirror mirror;
    private final DepartmentReadings readings;
    private final KnownPlaces known;
    private final ApplyOrgChange apply;
    private final Staffing staffing;
    private final ContactsSettings settings;
    private final TransactionRetry transaction;

    HearOfContacts(
            ContactDirectory directory,
            ContactMirror mirror,
            DepartmentReadings readings,
            KnownPlaces known,
            ApplyOrgChange apply,
            Staffing staffing,
            ContactsSettings settings,
            TransactionRetry transaction) {
        this.directory = directory;
        this.mirror = mirror;
        this.readings = readings;
        this.known = known;
        this.apply = apply;
        this.staffing = staffing;
        this.settings = settings;
        this.transaction = transaction;
    }

    void personChanged(String userid) {
        var user = SyncSteps.ask(directory, userid);
        var tree = user.map(this::treeOf).orElseGet(() -> new DepartmentTree(List.of()));
        transaction.run(() -> SyncPlan.ofPerson(tree, user, known.guide(userid)).forEach(apply::apply));
    }

    void personRenamed(String userid, String newUserid) {
        if (!staffing.changeUserid(userid, newUserid)) {
            log.warn("Userid {} cannot become {}: the one is unknown or the other in use", userid, newUserid);
        }
        personChanged(newUserid);
    }

    void departmentsChanged() {
        var departments = directory.departments();
        SyncSteps.refuseEmpty(departments);
        var tree = new DepartmentTree(departments, readings.all());
        transaction.run(() -> {
            mirror.keep(ContactMirror.LATEST, departments);
            var ours = known.all();
            SyncPlan.openings(tree, ours).forEach(apply::apply);
            var closings = SyncPlan.closings(tree, ours);
            if (settings.areTooManyClosings(closings.size(), known.openStores())) {
                log.warn("{} stores are gone from the contacts; the next sync asks for an approval", closings.size());
            } else {
                closings.forEach(apply::apply);
            }
        });
    }

    /** The part of the tree in which this person is, with every store in it known to us. */
    private DepartmentTree treeOf(User user) {
        var tree = latest(user);
        var isKnown =
                user.departments().stream().allMatch(id -> tree.department(id).isPresent());
        if (isKnown && known.areStores(SyncPlan.posts(tree, user))) {
            return tree;
        }
        departmentsChanged();
        return latest(user);
    }

    private DepartmentTree latest(User user) {
        var ids = new HashSet<>(user.departments());
        Optional.of(user.mainDepartment()).filter(id -> id != 0).ifPresent(ids::add);
        return new DepartmentTree(mirror.withAncestors(ids), readings.all());
    }
}
