package io.guidepost.domain.organization;

class FakeGuideLoginTest extends GuideLoginContract {

    private final FakeGuideLogin login = new FakeGuideLogin();

    @Override
    protected GuideLogin login() {
        return login;
    }

    @Override
    protected String member() {
        return "li";
    }

    @Override
    protected String codeOfMember() {
        return "sim:li";
    }

    @Override
    protected String codeOfVisitor() {
        return "visitor";
    }
}
