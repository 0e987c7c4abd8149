package io.guidepost.domain.shippinginfo;

import java.util.UUID;

class FakeShippingInfoTest extends ShippingInfoContract {

    private final FakeShippingInfo fake = new FakeShippingInfo();

    @Override
    protected ShippingInfoGateway gateway() {
        return fake;
    }

    @Override
    protected String paid() {
        var number = UUID.randomUUID().toString();
        fake.isPaid(number, "o_lin");
        return number;
    }
}
