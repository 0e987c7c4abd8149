package io.guidepost.quickstart.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the mini-program reads from the card in a group message when a customer opens it. */
final class TokenOnCard {

    private static final Pattern SCENE = Pattern.compile("[?&](?:scene|token|t|s)=([^&]+)");

    private TokenOnCard() {}

    static String of(JsonNode groupMessage) {
        var card = groupMessage
                .path("attachments")
                .valueStream()
                .filter(attachment -> attachment.path("msgtype").asString().equals("miniprogram"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no card in " + groupMessage));
        var page = card.path("miniprogram").path("page").asString();
        var scene = SCENE.matcher(page);
        assertThat(scene.find()).as(page).isTrue();
        return scene.group(1);
    }
}
