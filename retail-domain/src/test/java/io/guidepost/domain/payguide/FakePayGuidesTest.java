package io.guidepost.domain.payguide;

class FakePayGuidesTest extends PayGuideContract {

    private final FakePayGuides fake = new FakePayGuides();

    @Override
    protected PayGuideGateway gateway() {
        return fake;
    }
}
