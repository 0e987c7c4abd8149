package io.guidepost.domain.sharing;

import io.guidepost.core.words.Words;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.Refusal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** A guide shows the code of a link of his own, to be scanned: its scene is the link's token, and nothing else is in it. */
@Service
public class ShowSceneCode {

    private static final Logger log = LoggerFactory.getLogger(ShowSceneCode.class);

    private static final String LOOK_PAGE = "pages/look/index";
    private static final String PRODUCT_PAGE = "pages/product/index";

    private final ShareTokens tokens;
    private final Links links;
    private final SceneCodes codes;

    ShowSceneCode(ShareTokens tokens, Links links, SceneCodes codes) {
        this.tokens = tokens;
        this.links = links;
        this.codes = codes;
    }

    /** Asks WeChat; a token that is not this guide's does not exist for him. */
    public byte[] of(long guideId, String token, int width) {
        var link = tokens.read(token) instanceof ShareTokens.Reading.Genuine genuine
                ? links.find(genuine.linkId()).filter(found -> found.guideId() == guideId)
                : Optional.<Link>empty();
        var page = link.orElseThrow(() -> Refusal.notFound("分享链接", "link"))
                        .lookId()
                        .isPresent()
                ? LOOK_PAGE
                : PRODUCT_PAGE;
        try {
            return codes.picture(token, page, width);
        } catch (GatewayRejected rejected) {
            log.warn("WeChat makes no code for {}: {}", page, rejected.code());
            throw unavailable();
        } catch (GatewayUnclear unclear) {
            throw unavailable();
        }
    }

    private static Refusal unavailable() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "wechat_unavailable",
                new Words("微信服务暂时不可用，请稍后再试", "WeChat cannot be reached at the moment; try again shortly"));
    }
}
