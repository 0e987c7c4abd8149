package io.guidepost.domain.welcome;

class FakeWelcomesTest extends WelcomeContract {

    private final FakeWelcomes welcomes = new FakeWelcomes();

    @Override
    protected WelcomeGateway gateway() {
        return welcomes;
    }

    @Override
    protected String freshCode() {
        return "fresh";
    }

    @Override
    protected String oldCode() {
        return "over";
    }
}
