package io.guidepost.guideapi.hq.apikey;

import io.guidepost.domain.apikey.ApiKey;
import io.guidepost.domain.apikey.KeepApiKeys;
import io.guidepost.domain.apikey.KeepApiKeys.Told;
import io.guidepost.domain.rights.Permission;
import io.guidepost.guideapi.hq.access.Grantors;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Keys with which other systems sign their requests. */
@RestController
@RequestMapping("/api/admin/v1/api-keys")
class ApiKeyController {

    private final KeepApiKeys keys;
    private final Grantors grantors;
    private final Offload offload;

    ApiKeyController(KeepApiKeys keys, Grantors grantors, Offload offload) {
        this.keys = keys;
        this.grantors = grantors;
        this.offload = offload;
    }

    @Operation(summary = "API 密钥列表 The keys of other systems, without their secrets")
    @GetMapping
    Mono<Page<ApiKeyView>> list(SignedInAdmin me, PageRequest page) {
        long after = page.after().map(cursor -> cursor.longAt(0)).orElse(0L);
        return offload.call(
                () -> Page.of(keys.page(after, page.fetch()), page, this::view, key -> Cursor.of(key.id())));
    }

    @Operation(
            summary = "新建 API 密钥 A key that acts for an account within its scopes; the secret is told this once",
            description =
                    "Scopes are permissions to read and change business; no key approves or administers anything.")
    @PostMapping
    Mono<ResponseEntity<ToldKey>> add(SignedInAdmin me, @Valid @RequestBody NewApiKey body) {
        return offload.call(() -> {
            var told = keys.add(
                    grantors.of(me),
                    body.name(),
                    body.adminId().value(),
                    Permission.of(body.scopes()),
                    body.expiresAt());
            return ResponseEntity.created(
                            URI.create("/api/admin/v1/api-keys/" + told.key().id()))
                    .body(told(told));
        });
    }

    @Operation(summary = "轮换密钥 Another secret, told this once; that of before is good for one more day")
    @PostMapping("/{id}/rotation")
    Mono<ToldKey> rotate(SignedInAdmin me, @PathVariable Id id) {
        return offload.call(() -> told(keys.rotate(id.value())));
    }

    @Operation(summary = "停用密钥 Take a key out of use at once")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(SignedInAdmin me, @PathVariable Id id) {
        return offload.call(() -> {
            keys.end(id.value());
            return null;
        });
    }

    private ToldKey told(Told told) {
        return new ToldKey(view(told.key()), told.secret());
    }

    private ApiKeyView view(ApiKey key) {
        return new ApiKeyView(
                Long.toString(key.id()),
                key.code(),
                key.name(),
                Long.toString(key.adminId()),
                keys.scopes(key.id()),
                key.expiresAt(),
                key.previousUntil(),
                key.lastUsedAt(),
                key.endedAt(),
                key.createdAt());
    }

    /** @param adminId the account for which it acts; its rights bound those of the key */
    record NewApiKey(
            @NotBlank @Size(max = 64) String name,
            @NotNull Id adminId,
            @NotNull @Size(min = 1, max = 100) List<@NotBlank @Size(max = 48) String> scopes,
            @NotNull Instant expiresAt) {}

    /** @param secret for HMAC-SHA256; kept by the caller, never told again */
    record ToldKey(ApiKeyView key, String secret) {

        @Override
        public String toString() {
            return "ToldKey[%s]".formatted(key.code());
        }
    }

    /**
     * @param code what requests name it by, in {@code X-Guidepost-Key}
     * @param previousSecretUntil how long the secret before the last rotation is good
     */
    record ApiKeyView(
            String id,
            String code,
            String name,
            String adminId,
            List<String> scopes,
            Instant expiresAt,
            Instant previousSecretUntil,
            Instant lastUsedAt,
            Instant endedAt,
            Instant createdAt) {}
}
