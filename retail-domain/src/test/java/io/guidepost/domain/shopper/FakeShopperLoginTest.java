package io.guidepost.domain.shopper;

class FakeShopperLoginTest extends ShopperLoginContract {

    private final FakeShopperLogin login = new FakeShopperLogin();

    @Override
    protected ShopperLogin login() {
        return login;
    }

    @Override
    protected String codeOf(String name) {
        return "sim:" + name;
    }
}
