package io.guidepost.wechat.wecom;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import io.guidepost.domain.welcome.WelcomeGateway;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Welcome messages: a text and at most one card of the mini-program. */
final class WxWelcomes implements WelcomeGateway {

    private static final Logger LOG = LoggerFactory.getLogger(WxWelcomes.class);
    private static final Set<String> PICTURE_IS_OVER = Set.of("40007", "40145");

    private final WecomApp app;
    private final String miniappId;
    private final CardPicture picture;

    WxWelcomes(WecomApp app, String miniappId, CardPicture picture) {
        this.app = app;
        this.miniappId = miniappId;
        this.picture = picture;
    }

    @Override
    public void send(String welcomeCode, Greeting greeting) {
        var mediaId = greeting.card().flatMap(card -> mediaId());
        try {
            order(welcomeCode, greeting, mediaId);
        } catch (GatewayRejected rejected) {
            if (mediaId.isEmpty() || !PICTURE_IS_OVER.contains(rejected.code())) {
                throw rejected;
            }
            // Refused for its picture, so nothing has been sent.
            picture.forget(mediaId.get());
            order(welcomeCode, greeting, mediaId());
        }
    }

    @Override
    public void prepare() {
        picture.mediaId();
    }

    /** A greeting without its card is better than none. */
    private Optional<String> mediaId() {
        try {
            return Optional.of(picture.mediaId());
        } catch (GatewayRejected | GatewayUnclear noPicture) {
            LOG.warn("A welcome goes without its card, whose picture is not at WeCom: {}", noPicture.getMessage());
            return Optional.empty();
        }
    }

    private void order(String welcomeCode, Greeting greeting, Optional<String> mediaId) {
        var body = WecomApp.body().put("welcome_code", welcomeCode);
        body.putObject("text").put("content", greeting.text());
        mediaId.flatMap(media -> greeting.card()).ifPresent(card -> body.putArray("attachments")
                .addObject()
                .put("msgtype", "miniprogram")
                .putObject("miniprogram")
                .put("title", card.title())
                .put("pic_media_id", mediaId.orElseThrow())
                .put("appid", miniappId)
                .put("page", card.page()));
        app.order("externalcontact/send_welcome_msg", body);
    }
}
