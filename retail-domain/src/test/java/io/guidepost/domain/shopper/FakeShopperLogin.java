package io.guidepost.domain.shopper;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * WeChat's side of signing in: {@code sim:name} is the shopper {@code o_name} with unionid {@code u_name}, {@code only:name}
 * the same shopper of whom WeChat does not tell the unionid, {@code down} an outage, anything else a bad code.
 */
@Component
public class FakeShopperLogin implements ShopperLogin {

    @Override
    public WeChatIdentity exchange(String code) {
        if (code.startsWith("sim:")) {
            var name = code.substring(4);
            return new WeChatIdentity("o_" + name, Optional.of("u_" + name));
        }
        if (code.startsWith("only:")) {
            return new WeChatIdentity("o_" + code.substring(5), Optional.empty());
        }
        if (code.equals("down")) {
            throw new GatewayUnclear("no answer", null);
        }
        // Any of WeChat's errcodes stands for itself.
        throw new GatewayRejected(code.matches("[0-9]{5}") ? code : "40029", "no");
    }
}
