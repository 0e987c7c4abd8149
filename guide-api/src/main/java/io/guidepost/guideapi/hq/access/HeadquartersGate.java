package io.guidepost.guideapi.hq.access;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.rights.BuiltInRoles;
import io.guidepost.domain.rights.Permission;
import io.guidepost.guideapi.hq.login.DueFirst;
import io.guidepost.webedge.session.AccessGate;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SignedIn;
import io.guidepost.webedge.session.SignedInAdmin;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Nobody at headquarters comes to an address without the permission that is declared for it, and to an undeclared one nobody
 * comes. A role of the company's own that holds the permission opens what the roles that come with the product open there: for
 * this one request its holder acts as one of them.
 */
@Component
class HeadquartersGate implements AccessGate {

    private final Rights rights;
    private final SeenObjects objects;

    HeadquartersGate(Rights rights, SeenObjects objects) {
        this.rights = rights;
        this.objects = objects;
    }

    @Override
    public Audience audience() {
        return Audience.ADMIN;
    }

    @Override
    public Mono<SignedInAdmin> admit(SignedIn who, ServerWebExchange exchange) {
        var admin = (SignedInAdmin) who;
        var asked = Asked.by(exchange);
        if (asked.isEmpty()) {
            return Mono.error(refused("permission_undeclared"));
        }
        exchange.getAttributes().put(AskedBesides.WHO, admin);
        var wanted = asked.get().permission();
        Set<Permission> scopes = exchange.getAttribute(Asked.SCOPES);
        if (scopes != null && (wanted.isEmpty() || !scopes.contains(wanted.get()))) {
            return Mono.error(refused("scope_missing"));
        }
        if (wanted.isEmpty()) {
            return Mono.just(admin);
        }
        if (admin.roles().stream().anyMatch(DueFirst::isDue)) {
            return Mono.error(new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "account_due",
                    new Words("请先修改密码或设置第二因素", "Change the password or set up the second factor first"),
                    Map.of("due", admin.roles().iterator().next().substring("DUE_".length()))));
        }
        return rights.ofCompanyRoles(admin.roles())
                .map(own -> admitted(admin, own, wanted.get()))
                .flatMap(admitted -> seen(admitted, exchange, asked.get().steps()));
    }

    /** What lies below an object is there for whoever sees the object. */
    private Mono<SignedInAdmin> seen(SignedInAdmin admin, ServerWebExchange exchange, List<String> steps) {
        if (admin.sight().isAll()) {
            return Mono.just(admin);
        }
        return switch (Reach.of(exchange.getRequest().getMethod(), steps)) {
            case COMPANY -> Mono.just(admin);
            case PLACES -> objects.requireSeen(admin.sight(), steps).thenReturn(admin);
            case HEADQUARTERS ->
                Mono.error(new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "headquarters_only",
                        new Words("仅限可见全公司的账号", "This is for accounts that see the whole company")));
        };
    }

    static SignedInAdmin admitted(SignedInAdmin admin, Set<Permission> ofCompanyRoles, Permission wanted) {
        if (ofCompanyRoles.contains(wanted)) {
            return wanted.area().isBusiness() ? actingAs(admin, wanted) : admin;
        }
        if (admin.roles().stream()
                .flatMap(role -> BuiltInRoles.named(role).stream())
                .noneMatch(role -> BuiltInRoles.permissionsOf(role).contains(wanted))) {
            throw refused("role_missing");
        }
        return admin;
    }

    /** Never with rights over accounts: the roles of the business alone. */
    private static SignedInAdmin actingAs(SignedInAdmin admin, Permission wanted) {
        var roles = new HashSet<>(admin.roles());
        Arrays.stream(Admin.Role.values())
                .filter(role -> role != Admin.Role.ADMINISTRATOR && role != Admin.Role.AUDITOR)
                .filter(role -> BuiltInRoles.permissionsOf(role).contains(wanted))
                .forEach(role -> roles.add(role.name()));
        return new SignedInAdmin(admin.adminId(), admin.name(), roles, admin.sight(), admin.sessionNo());
    }

    private static Refusal refused(String code) {
        return new Refusal(Refusal.Kind.FORBIDDEN, code, new Words("您的角色没有此权限", "Your role does not allow this"));
    }
}
