package io.guidepost.guideapi.sidebar;

import io.guidepost.domain.organization.Area;
import io.guidepost.domain.organization.Roster;
import io.guidepost.domain.organization.Serving;
import io.guidepost.webedge.Offload;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How the page signs its guide in: with WeCom's OAuth, or by choosing one of a demonstration's guides. */
@RestController
@RequestMapping("/api/guide/v1/sidebar-settings")
@Tag(name = "侧边栏 Sidebar")
class SidebarSettingsController {

    private static final int MOST_GUIDES = 100;

    private final Roster roster;
    private final Clock clock;
    private final Offload offload;
    private final String corpId;
    private final String agentId;
    private final String miniProgramAppId;
    private final String jsSdk;
    private final boolean hasDemoSwitch;

    SidebarSettingsController(
            Roster roster,
            Clock clock,
            Offload offload,
            @Value("${guidepost.wecom.corp-id:}") String corpId,
            @Value("${guidepost.wecom.agent-id:}") String agentId,
            @Value("${guidepost.miniapp.app-id:}") String miniProgramAppId,
            @Value("${guidepost.sidebar.js-sdk}") String jsSdk,
            @Value("${guidepost.sidebar.demo:false}") boolean hasDemoSwitch,
            @Value("${guidepost.demo:false}") boolean isDemo) {
        if (hasDemoSwitch && !isDemo) {
            throw new IllegalStateException("guidepost.sidebar.demo 仅用于演示（guidepost.demo=true）"
                    + " guidepost.sidebar.demo is for guidepost.demo=true only");
        }
        this.roster = roster;
        this.clock = clock;
        this.offload = offload;
        this.corpId = corpId;
        this.agentId = agentId;
        this.miniProgramAppId = miniProgramAppId;
        this.jsSdk = jsSdk;
        this.hasDemoSwitch = hasDemoSwitch;
    }

    @GetMapping
    @Operation(
            summary = "侧边栏设置 What the sidebar's page needs before anybody has signed in",
            description = "demoGuides is there in a demonstration only: with one of their codes the page signs in as"
                    + " that guide, which nothing but the simulator accepts.")
    Mono<SidebarSettings> show() {
        return offload.call(() ->
                new SidebarSettings(corpId, agentId, miniProgramAppId, jsSdk, hasDemoSwitch ? demoGuides() : null));
    }

    private List<DemoGuide> demoGuides() {
        return roster.servingIn(Area.EVERYBODY, clock.instant(), 0, MOST_GUIDES).stream()
                .sorted(Comparator.comparing(Serving::storeId).thenComparing(Serving::userid))
                .map(serving -> new DemoGuide("sim:" + serving.userid(), serving.name(), serving.storeName()))
                .toList();
    }

    /** {@code jsSdk}: where WeCom's own script lies, which the page loads inside WeCom alone. */
    record SidebarSettings(
            String corpId, String agentId, String miniProgramAppId, String jsSdk, List<DemoGuide> demoGuides) {}

    record DemoGuide(String code, String name, String storeName) {}
}
