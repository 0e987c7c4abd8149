package io.guidepost.domain.rights;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The company's own roles, and who has them. */
public interface CompanyRoles {

    /** All of them, by code; there are dozens, not thousands. */
    List<CompanyRole> all();

    Optional<CompanyRole> find(long id);

    /** False when the code is taken. */
    boolean add(CompanyRole role);

    /** False when somebody else was faster. */
    boolean change(long id, int version, String name, Set<Permission> permissions);

    void remove(long id);

    boolean isInUse(long id);

    List<Long> holders(long id);

    Set<String> codesOf(long adminId);

    /** In place of those of before. */
    void give(long adminId, Collection<Long> roleIds);
}
