package io.guidepost.guideapi.hq.access;

import io.guidepost.domain.rights.BuiltInRoles;
import io.guidepost.domain.rights.Permission;
import io.guidepost.domain.rights.RoleBook;
import io.guidepost.webedge.Offload;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What sets of roles allow, remembered for a few seconds. Roles that come with the product need no query at all. */
@Component
class Rights {

    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MAX_REMEMBERED = 1_000;

    private final RoleBook roleBook;
    private final Offload offload;
    private final Map<Set<String>, Known> remembered = new ConcurrentHashMap<>();

    Rights(RoleBook roleBook, Offload offload) {
        this.roleBook = roleBook;
        this.offload = offload;
    }

    /** What the company's own ones among these roles allow. */
    Mono<Set<Permission>> ofCompanyRoles(Set<String> roles) {
        var own = roles.stream()
                .filter(role -> BuiltInRoles.named(role).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (own.isEmpty()) {
            return Mono.just(Set.of());
        }
        var known = remembered.get(own);
        if (known != null && System.nanoTime() - known.askedAtNanos < REMEMBERED_NANOS) {
            return Mono.just(known.permissions);
        }
        return offload.call(() -> ask(own));
    }

    private Set<Permission> ask(Set<String> own) {
        long asked = System.nanoTime();
        var permissions = roleBook.permissionsOf(own);
        if (remembered.size() >= MAX_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(own, new Known(permissions, asked));
        return permissions;
    }

    /** A role was changed here: it holds at once on this node, and on others within ten seconds. */
    void forget() {
        remembered.clear();
    }

    private record Known(Set<Permission> permissions, long askedAtNanos) {}
}
