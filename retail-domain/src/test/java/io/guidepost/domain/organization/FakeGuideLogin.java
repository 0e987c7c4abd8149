package io.guidepost.domain.organization;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The codes of the simulator: {@code sim:<userid>}; {@code visitor} is somebody who is no member of the corporation. */
@Component
public class FakeGuideLogin implements GuideLogin {

    private boolean isDown;

    public void isDown(boolean isDown) {
        this.isDown = isDown;
    }

    @Override
    public Optional<String> useridOf(String code) {
        if (code.equals("visitor")) {
            return Optional.empty();
        }
        if (!code.startsWith("sim:")) {
            throw new GatewayRejected("40029", "invalid code");
        }
        return Optional.of(code.substring("sim:".length()));
    }

    @Override
    public String openidOf(String userid) {
        if (isDown) {
            throw new GatewayUnclear("no answer", null);
        }
        return "o_" + userid;
    }
}
