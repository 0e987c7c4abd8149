package io.guidepost.domain.organization.persistence;

import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.organization.Admins;
import io.guidepost.domain.organization.persistence.AdminMapper.AdminRow;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class MyBatisAdmins implements Admins {

    private static final String ACTIVE = "ACTIVE";

    private final AdminMapper mapper;
    private final AdminPlaceMapper places;

    MyBatisAdmins(AdminMapper mapper, AdminPlaceMapper places) {
        this.mapper = mapper;
        this.places = places;
    }

    /** Asked at every request: one query by primary key, and therefore without the roles. */
    @Override
    public Optional<Admin> find(long adminId) {
        return Optional.ofNullable(mapper.find(adminId)).map(row -> admin(row, Set.of()));
    }

    @Override
    public Optional<Credentials> credentials(String username) {
        return Optional.ofNullable(mapper.byUsername(username))
                .map(row -> new Credentials(
                        admin(row, Set.copyOf(mapper.roles(row.id()))),
                        row.passwordHash(),
                        Optional.ofNullable(row.lockedUntil()),
                        mapper.lockCount(row.id())));
    }

    @Override
    public void countTry(long adminId, int limit, Instant lockUntil) {
        mapper.countTry(adminId, limit, lockUntil);
    }

    @Override
    public void forgetTries(long adminId) {
        mapper.forgetTries(adminId);
    }

    @Override
    public boolean isPasswordDue(long adminId) {
        return mapper.isPasswordDue(adminId);
    }

    @Override
    public void setPassword(long adminId, String passwordHash, boolean isDue, Instant at) {
        mapper.setPassword(adminId, passwordHash, isDue, at);
    }

    @Override
    public boolean isEmpty() {
        return !mapper.any();
    }

    @Override
    public boolean hasDemo() {
        return mapper.anyDemo();
    }

    @Override
    @Transactional
    public boolean add(Admin admin, String passwordHash, Instant at) {
        try {
            mapper.insert(
                    new AdminRow(
                            admin.id(),
                            admin.username(),
                            admin.name(),
                            passwordHash,
                            admin.isActive() ? ACTIVE : "DISABLED",
                            null,
                            admin.sessionVersion(),
                            admin.isDemo()),
                    at);
        } catch (DuplicateKeyException taken) {
            return false;
        }
        admin.roles().forEach(role -> mapper.insertRole(admin.id(), role));
        places.give(admin.id(), admin.sight());
        return true;
    }

    private Admin admin(AdminRow row, Set<Admin.Role> roles) {
        return new Admin(
                row.id(),
                row.username(),
                row.name(),
                roles,
                places.of(row.id()),
                row.status().equals(ACTIVE),
                row.sessionVersion(),
                row.isDemo());
    }
}
