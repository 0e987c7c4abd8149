package io.guidepost.domain.organization;

import io.guidepost.domain.organization.ContactDirectory.UserState;

class FakeContactDirectoryTest extends ContactDirectoryContract {

    private final FakeContactDirectory directory = new FakeContactDirectory();

    FakeContactDirectoryTest() {
        directory.department(1, 0, "总部");
        directory.department(11, 1, "静安店");
        directory.user("li", "李", UserState.ACTIVE, "店长", true, 11L);
        directory.user("wang", "王", UserState.ACTIVE, "导购", false, 11L);
        directory.user("zhang", "张", UserState.ACTIVE, "导购", false, 11L);
        directory.user("chen", "陈", UserState.DISABLED, "导购", false, 11L);
    }

    @Override
    protected ContactDirectory directory() {
        return directory;
    }

    @Override
    protected String leader() {
        return "li";
    }

    @Override
    protected String guide() {
        return "wang";
    }
}
