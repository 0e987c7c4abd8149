package io.guidepost.guideapi.hq.planning;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.compliance.ComplianceLists;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The two lists that every task's words and links are checked against. */
@RestController
@RequestMapping("/api/admin/v1/compliance")
@Tag(name = "合规名单 Compliance lists")
class ComplianceController {

    private final ComplianceLists lists;
    private final Offload offload;
    private final Clock clock;

    ComplianceController(ComplianceLists lists, Offload offload, Clock clock) {
        this.lists = lists;
        this.offload = offload;
        this.clock = clock;
    }

    @GetMapping("/words")
    @Operation(summary = "敏感词 Words that no task may contain")
    Mono<Listed> words(SignedInAdmin admin) {
        return offload.call(() -> new Listed(lists.words()));
    }

    @PostMapping("/words")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "添加敏感词 Forbid a word")
    Mono<Void> forbid(SignedInAdmin admin, @Valid @RequestBody Word body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            lists.forbid(body.word().strip(), admin.adminId(), clock.instant());
            return null;
        });
    }

    @DeleteMapping("/words/{word}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "移除敏感词 Allow a word again; a checker does it")
    Mono<Void> allow(SignedInAdmin admin, @PathVariable String word) {
        return offload.call(() -> {
            Roles.require(admin, Roles.CHECKER);
            if (!lists.allow(word)) {
                throw Refusal.notFound("敏感词", "word");
            }
            return null;
        });
    }

    @GetMapping("/hosts")
    @Operation(summary = "链接白名单 Hosts that links may lead to; while there are none, any may be used")
    Mono<Listed> hosts(SignedInAdmin admin) {
        return offload.call(() -> new Listed(lists.hosts()));
    }

    @PostMapping("/hosts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "添加白名单域名 Trust a host and those below it; a checker does it")
    Mono<Void> trust(SignedInAdmin admin, @Valid @RequestBody Host body) {
        return offload.call(() -> {
            Roles.require(admin, Roles.CHECKER);
            lists.trust(body.host(), admin.adminId(), clock.instant());
            return null;
        });
    }

    @DeleteMapping("/hosts/{host}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "移除白名单域名 Trust a host no longer")
    Mono<Void> distrust(SignedInAdmin admin, @PathVariable String host) {
        return offload.call(() -> {
            Roles.require(admin, Roles.OPERATOR, Roles.CHECKER);
            if (!lists.distrust(host)) {
                throw Refusal.notFound("域名", "host");
            }
            return null;
        });
    }

    record Listed(List<String> items) {}

    record Word(@NotBlank @Size(max = 64) String word) {}

    record Host(@NotNull @Pattern(regexp = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+") @Size(max = 255) String host) {}
}
