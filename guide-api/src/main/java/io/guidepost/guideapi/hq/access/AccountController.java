package io.guidepost.guideapi.hq.access;

import io.guidepost.domain.rights.Accounts.Account;
import io.guidepost.domain.rights.KeepAccounts;
import io.guidepost.domain.rights.KeepAccounts.Wanted;
import io.guidepost.guideapi.hq.Places;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.Offload.Kind;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
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
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

/** The accounts of headquarters. Nobody changes his own, and none is ever removed. */
@RestController
@RequestMapping("/api/admin/v1/admins")
class AccountController {

    private final KeepAccounts accounts;
    private final Grantors grantors;
    private final SessionGates gates;
    private final Tokens tokens;
    private final Offload offload;

    AccountController(KeepAccounts accounts, Grantors grantors, SessionGates gates, Tokens tokens, Offload offload) {
        this.accounts = accounts;
        this.grantors = grantors;
        this.gates = gates;
        this.tokens = tokens;
        this.offload = offload;
    }

    @Operation(summary = "账号列表 The accounts of headquarters, the oldest first")
    @GetMapping
    Mono<Page<AdminItem>> list(SignedInAdmin me, PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(() ->
                Page.of(accounts.page(after, page.fetch()), page, AdminItem::of, account -> Cursor.of(account.id())));
    }

    @Operation(summary = "账号详情 One account")
    @GetMapping("/{id}")
    Mono<AdminItem> show(SignedInAdmin me, @PathVariable Id id) {
        return offload.call(() -> AdminItem.of(accounts.account(id.value())));
    }

    @Operation(summary = "新建账号 Add an account; its owner changes the password at the first sign-in")
    @PostMapping
    Mono<ResponseEntity<AdminItem>> add(SignedInAdmin me, @Valid @RequestBody NewAdmin body) {
        return offload.call(Kind.PASSWORD, () -> {
            var account = accounts.add(
                    grantors.of(me),
                    body.username(),
                    body.password(),
                    new Wanted(
                            body.name(),
                            Set.copyOf(body.roles()),
                            Places.sight(body.regionId(), body.regionIds(), body.storeIds()),
                            true));
            return ResponseEntity.created(java.net.URI.create("/api/admin/v1/admins/" + account.id()))
                    .body(AdminItem.of(account));
        });
    }

    @Operation(
            summary = "修改账号 Another name, other roles, other places, disabled or enabled; its sessions end",
            description = "Refused for one's own account, and where nobody would be left to look after accounts.")
    @PutMapping("/{id}")
    Mono<AdminItem> change(SignedInAdmin me, @PathVariable Id id, @Valid @RequestBody AdminChange body) {
        return offload.call(() -> {
            var account = accounts.change(
                    grantors.of(me),
                    id.value(),
                    body.version(),
                    new Wanted(
                            body.name(),
                            Set.copyOf(body.roles()),
                            Places.sight(body.regionId(), body.regionIds(), body.storeIds()),
                            body.active()),
                    tokens.now());
            gates.forget(Audience.ADMIN, id.value());
            return AdminItem.of(account);
        });
    }

    @Operation(summary = "重置密码 Give another password, which its owner changes at the next sign-in")
    @PutMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> givePassword(SignedInAdmin me, @PathVariable Id id, @Valid @RequestBody GivenPassword body) {
        return offload.call(Kind.PASSWORD, () -> {
            accounts.givePassword(grantors.of(me), id.value(), body.password(), tokens.now());
            gates.forget(Audience.ADMIN, id.value());
            return null;
        });
    }

    @Operation(summary = "重置第二因素 Take the second factor off an account whose owner has lost it")
    @DeleteMapping("/{id}/second-factor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> resetFactor(SignedInAdmin me, @PathVariable Id id) {
        return offload.call(() -> {
            accounts.resetSecondFactor(grantors.of(me), id.value(), tokens.now());
            gates.forget(Audience.ADMIN, id.value());
            return null;
        });
    }

    @Operation(summary = "强制下线 End all sessions of an account")
    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> endSessions(SignedInAdmin me, @PathVariable Id id) {
        return offload.call(() -> {
            accounts.endSessions(grantors.of(me), id.value(), tokens.now());
            gates.forget(Audience.ADMIN, id.value());
            return null;
        });
    }

    /**
     * Without any region and store it sees everything.
     *
     * @param regionId one more region, for whoever names only one
     * @param regionIds regions that it sees, with all within them
     * @param storeIds stores that it sees besides
     */
    record NewAdmin(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._@-]{1,63}") String username,
            @NotBlank @Size(max = 64) String name,
            @NotBlank @Size(max = 200) String password,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 48) String> roles,
            Id regionId,
            @Size(max = 50) List<@NotNull Id> regionIds,
            @Size(max = 200) List<@NotNull Id> storeIds) {

        /** The password stays out of logs. */
        @Override
        public String toString() {
            return "NewAdmin[%s]".formatted(username);
        }
    }

    record AdminChange(
            int version,
            @NotBlank @Size(max = 64) String name,
            @NotNull @Size(max = 20) List<@NotBlank @Size(max = 48) String> roles,
            Id regionId,
            @Size(max = 50) List<@NotNull Id> regionIds,
            @Size(max = 200) List<@NotNull Id> storeIds,
            boolean active) {}

    record GivenPassword(@NotBlank @Size(max = 200) String password) {

        @Override
        public String toString() {
            return "GivenPassword";
        }
    }

    record AdminItem(
            String id,
            String username,
            String name,
            List<String> roles,
            String regionId,
            List<String> regionIds,
            List<String> storeIds,
            boolean active,
            boolean passwordDue,
            boolean secondFactorInUse,
            Instant lockedUntil,
            Instant createdAt,
            int version) {

        static AdminItem of(Account account) {
            return new AdminItem(
                    Long.toString(account.id()),
                    account.username(),
                    account.name(),
                    account.roles().stream().sorted().toList(),
                    Places.onlyRegion(account.sight()),
                    Places.regions(account.sight()),
                    Places.stores(account.sight()),
                    account.isActive(),
                    account.isPasswordDue(),
                    account.hasSecondFactor(),
                    account.lockedUntil().orElse(null),
                    account.createdAt(),
                    account.version());
        }
    }
}
