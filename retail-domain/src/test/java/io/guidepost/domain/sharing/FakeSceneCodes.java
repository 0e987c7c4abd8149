package io.guidepost.domain.sharing;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** A picture that says what was asked for. */
@Component
public class FakeSceneCodes implements SceneCodes {

    @Override
    public byte[] picture(String scene, String page, int width) {
        return ("\u0089PNG " + scene + " " + page + " " + width).getBytes(StandardCharsets.ISO_8859_1);
    }
}
