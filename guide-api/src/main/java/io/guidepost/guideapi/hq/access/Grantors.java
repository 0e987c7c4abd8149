package io.guidepost.guideapi.hq.access;

import io.guidepost.domain.rights.Grantor;
import io.guidepost.domain.rights.RoleBook;
import io.guidepost.webedge.session.SignedInAdmin;
import org.springframework.stereotype.Component;

/** Whoever is signed in, as one who deals in rights. */
@Component
public class Grantors {

    private final RoleBook roleBook;

    Grantors(RoleBook roleBook) {
        this.roleBook = roleBook;
    }

    /** Blocks. */
    public Grantor of(SignedInAdmin admin) {
        return new Grantor(admin.adminId(), admin.roles(), roleBook.permissionsOf(admin.roles()), admin.sight());
    }
}
