package io.guidepost.guideapi.shopper;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import io.guidepost.domain.content.GuideMessenger;
import io.guidepost.domain.content.GuideMessenger.JsSdkConfig;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.Offload.Kind;
import io.guidepost.webedge.session.SignedInGuide;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Signs the sidebar's own pages for WeCom's JS-SDK, and nobody else's. */
@RestController
@RequestMapping("/api/guide/v1/jssdk-config")
class SidebarController {

    private static final int MAX_URL_LENGTH = 2_000;

    private final GuideMessenger messenger;
    private final Offload offload;
    private final Set<String> hosts;

    SidebarController(
            GuideMessenger messenger, Offload offload, @Value("${guidepost.sidebar.hosts:}") Set<String> hosts) {
        this.messenger = messenger;
        this.offload = offload;
        this.hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Operation(summary = "侧边栏签名 The signature with which a page uses WeCom's JS-SDK")
    @GetMapping
    Mono<Config> sign(SignedInGuide guide, @RequestParam String url) {
        return offload.call(Kind.TENCENT, () -> messenger.jsSdkConfig(ours(url)))
                .map(Config::from);
    }

    /** The address without its fragment, as WeCom wants it signed. */
    private String ours(String url) {
        try {
            var address = new URI(url);
            boolean isWeb =
                    "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (url.length() <= MAX_URL_LENGTH
                    && isWeb
                    && address.getRawUserInfo() == null
                    && address.getHost() != null
                    && hosts.contains(address.getHost().toLowerCase(Locale.ROOT))) {
                int fragment = url.indexOf('#');
                return fragment < 0 ? url : url.substring(0, fragment);
            }
        } catch (URISyntaxException notAnAddress) {
            throw notOurs();
        }
        throw notOurs();
    }

    private static Refusal notOurs() {
        return new Refusal(
                Refusal.Kind.REFUSED,
                "url_not_allowed",
                new Words(
                        "只能为侧边栏自己的页面签名（guidepost.sidebar.hosts）",
                        "Only pages of the sidebar itself are signed (guidepost.sidebar.hosts)"));
    }

    /** {@code signature} is for {@code getConfigSignature}, {@code agentSignature} for {@code getAgentConfigSignature}. */
    record Config(
            String corpId, String agentId, long timestamp, String nonceStr, String signature, String agentSignature) {

        static Config from(JsSdkConfig config) {
            return new Config(
                    config.corpId(),
                    Integer.toString(config.agentId()),
                    config.timestamp(),
                    config.nonceStr(),
                    config.signature(),
                    config.agentSignature());
        }
    }
}
