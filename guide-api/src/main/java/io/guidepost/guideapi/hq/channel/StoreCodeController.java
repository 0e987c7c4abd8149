package io.guidepost.guideapi.hq.channel;

import io.guidepost.domain.Refusal;
import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.StoreCodes;
import io.guidepost.domain.channel.StoreCodes.StoreCode;
import io.guidepost.domain.organization.Roster;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.json.Id;
import io.guidepost.webedge.paging.Cursor;
import io.guidepost.webedge.paging.Page;
import io.guidepost.webedge.paging.PageRequest;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What other tills and marketplaces call our stores. */
@RestController
@Validated
@RequestMapping("/api/admin/v1/channels/{channel}/store-codes")
class StoreCodeController {

    private final StoreCodes codes;
    private final Roster roster;
    private final Clock clock;
    private final Offload offload;

    StoreCodeController(StoreCodes codes, Roster roster, Clock clock, Offload offload) {
        this.codes = codes;
        this.roster = roster;
        this.clock = clock;
        this.offload = offload;
    }

    @Operation(summary = "渠道门店编码列表 The channel's codes for our stores")
    @GetMapping
    Mono<Page<CodeView>> list(SignedInAdmin admin, @PathVariable Channel channel, PageRequest page) {
        var after = page.after().map(cursor -> cursor.stringAt(0)).orElse("");
        return offload.call(() ->
                Page.of(codes.of(channel, after, page.fetch()), page, CodeView::from, code -> Cursor.of(code.code())));
    }

    @Operation(summary = "设置渠道门店编码 Say which store a code of the channel means from now on")
    @PutMapping("/{code}")
    Mono<CodeView> set(
            SignedInAdmin admin,
            @PathVariable Channel channel,
            @PathVariable @Size(max = 64) String code,
            @Valid @RequestBody Meaning body) {
        Roles.require(admin, Roles.OPERATOR);
        var wanted = new StoreCode(channel, code, body.storeId().value());
        return offload.call(() -> {
            roster.store(wanted.storeId()).orElseThrow(() -> Refusal.notFound("门店", "store"));
            codes.set(wanted, admin.adminId(), clock.instant());
            return CodeView.from(wanted);
        });
    }

    record Meaning(@NotNull Id storeId) {}

    record CodeView(String channel, String code, String storeId) {

        static CodeView from(StoreCode code) {
            return new CodeView(code.channel().name(), code.code(), Long.toString(code.storeId()));
        }
    }
}
