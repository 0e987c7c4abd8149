package io.guidepost.guideapi.hq.access;

import io.guidepost.domain.organization.Admin;
import io.guidepost.domain.rights.BuiltInRoles;
import io.guidepost.domain.rights.CompanyRole;
import io.guidepost.domain.rights.Permission;
import io.guidepost.domain.rights.RoleBook;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.session.Audience;
import io.guidepost.webedge.session.SessionGates;
import io.guidepost.webedge.session.SignedInAdmin;
import io.guidepost.webedge.session.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Roles: those that come with the product, which nobody changes, and the company's own. */
@RestController
@RequestMapping("/api/admin/v1")
class RoleController {

    private final RoleBook roles;
    private final Grantors grantors;
    private final Rights rights;
    private final SessionGates gates;
    private final Tokens tokens;
    private final Offload offload;

    RoleController(
            RoleBook roles, Grantors grantors, Rights rights, SessionGates gates, Tokens tokens, Offload offload) {
        this.roles = roles;
        this.grantors = grantors;
        this.rights = rights;
        this.gates = gates;
        this.tokens = tokens;
        this.offload = offload;
    }

    @Operation(summary = "权限目录 All permissions there are, in one page")
    @GetMapping("/permissions")
    Mono<AllPermissions> permissions(SignedInAdmin admin, Locale locale) {
        return Mono.just(new AllPermissions(
                Permission.all().stream()
                        .map(one -> new PermissionView(
                                one.key(),
                                one.area().words().in(locale),
                                one.action().words().in(locale)))
                        .toList(),
                null));
    }

    @Operation(summary = "角色列表 All roles, those that come with the product first, in one page")
    @GetMapping("/roles")
    Mono<AllRoles> list(SignedInAdmin admin, Locale locale) {
        return offload.call(() -> new AllRoles(
                Stream.concat(
                                Arrays.stream(Admin.Role.values()).map(role -> RoleView.builtIn(role, locale)),
                                roles.ofCompany().stream().map(RoleView::ofCompany))
                        .toList(),
                null));
    }

    @Operation(summary = "新建角色 A role of the company's own; nobody puts more into it than he has himself")
    @PostMapping("/roles")
    Mono<ResponseEntity<RoleView>> add(SignedInAdmin admin, @Valid @RequestBody NewRole body) {
        return offload.call(() -> {
            var role = RoleView.ofCompany(
                    roles.add(grantors.of(admin), body.code(), body.name(), Permission.of(body.permissions())));
            return ResponseEntity.created(java.net.URI.create("/api/admin/v1/roles/" + role.id()))
                    .body(role);
        });
    }

    @Operation(
            summary = "修改角色 Another name and other permissions; sessions of those who have the role end",
            description = "Nobody changes a role that he has himself.")
    @PutMapping("/roles/{id}")
    Mono<RoleView> change(SignedInAdmin admin, @PathVariable Id id, @Valid @RequestBody RoleChange body) {
        return offload.call(() -> {
            var role = roles.change(
                    grantors.of(admin),
                    id.value(),
                    body.version(),
                    body.name(),
                    Permission.of(body.permissions()),
                    tokens.now());
            rights.forget();
            roles.holders(id.value()).forEach(holder -> gates.forget(Audience.ADMIN, holder));
            return RoleView.ofCompany(role);
        });
    }

    @Operation(summary = "删除角色 Remove a role that nobody has any more")
    @DeleteMapping("/roles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(SignedInAdmin admin, @PathVariable Id id) {
        return offload.call(() -> {
            roles.remove(grantors.of(admin), id.value());
            rights.forget();
            return null;
        });
    }

    record AllPermissions(List<PermissionView> items, String nextCursor) {}

    /** @param key such as {@code orders.read} */
    record PermissionView(String key, String area, String action) {}

    record AllRoles(List<RoleView> items, String nextCursor) {}

    /**
     * @param id absent for roles that come with the product
     * @param version absent likewise
     */
    record RoleView(String id, String code, String name, boolean builtIn, List<String> permissions, Integer version) {

        static RoleView builtIn(Admin.Role role, Locale locale) {
            return new RoleView(
                    null,
                    role.name(),
                    BuiltInRoles.nameOf(role).in(locale),
                    true,
                    keys(BuiltInRoles.permissionsOf(role)),
                    null);
        }

        static RoleView ofCompany(CompanyRole role) {
            return new RoleView(
                    Long.toString(role.id()),
                    role.code(),
                    role.name(),
                    false,
                    keys(role.permissions()),
                    role.version());
        }

        private static List<String> keys(Set<Permission> permissions) {
            return permissions.stream().map(Permission::key).sorted().toList();
        }
    }

    /** @param code how tokens call it: lower case, which no role of the product is */
    record NewRole(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,46}[a-z0-9]") String code,
            @NotBlank @Size(max = 64) String name,
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 48) String> permissions) {}

    record RoleChange(
            int version,
            @NotBlank @Size(max = 64) String name,
            @NotNull @Size(max = 100) List<@NotBlank @Size(max = 48) String> permissions) {}
}
