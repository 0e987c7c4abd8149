package io.guidepost.wechat.wecom;

import io.guidepost.core.digest.Sha256;
import io.guidepost.wechat.token.RedisTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.core.io.Resource;

/**
 * The cover of mini-program cards. WeCom keeps an upload for three days; a card may wait for its guide's tap some of that
 * time, so an upload is used for at most 60 hours.
 */
final class CardPicture {

    private static final Duration USED_FOR = Duration.ofHours(60);
    private static final Duration ADDRESS_USED_FOR = Duration.ofDays(7);

    private final WecomApp app;
    private final RedisTokens tokens;
    private final byte[] png;
    private final String name;

    CardPicture(WecomApp app, RedisTokens tokens, String corpId, Resource picture) {
        this.app = app;
        this.tokens = tokens;
        try (var stream = picture.getInputStream()) {
            this.png = stream.readAllBytes();
            this.name = "guidepost:wecom:card:" + corpId + ":" + Sha256.hex(png).substring(0, 16);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "guidepost.miniapp.card-picture cannot be read: " + picture.getDescription(), unreadable);
        }
    }

    String mediaId() {
        return tokens.get(name, () -> new RedisTokens.Lent(app.uploadImage(png), USED_FOR));
    }

    /** Its address at WeCom, which does not end; asked for anew now and then, as nobody promises that. */
    String address() {
        return tokens.get(name + ":address", () -> new RedisTokens.Lent(app.publishImage(png), ADDRESS_USED_FOR));
    }

    /** WeCom knows this upload no longer. */
    void forget(String mediaId) {
        tokens.drop(name, mediaId);
    }
}
