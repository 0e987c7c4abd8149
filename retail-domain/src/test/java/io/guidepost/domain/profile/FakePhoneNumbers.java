package io.guidepost.domain.profile;

import io.guidepost.domain.GatewayRejected;
import io.guidepost.domain.GatewayUnclear;
import org.springframework.stereotype.Component;

/** WeChat's side of telling a phone number: {@code sim:number} is that number, {@code down} an outage, the rest a bad code. */
@Component
public class FakePhoneNumbers implements PhoneNumbers {

    @Override
    public PhoneNumber exchange(String code) {
        if (code.startsWith("sim:")) {
            return new PhoneNumber(code.substring(4), "86");
        }
        if (code.equals("down")) {
            throw new GatewayUnclear("no answer", null);
        }
        throw new GatewayRejected(code.equals("often") ? "45011" : "40029", "no");
    }
}
