package io.guidepost.wechat.wecom;

import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.domain.organization.ContactDirectoryContract;
import io.guidepost.wechat.SimulatedTencent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class WxContactDirectoryTest extends ContactDirectoryContract {

    private static SimulatedTencent tencent;

    @BeforeAll
    static void start() {
        tencent = SimulatedTencent.start();
    }

    @AfterAll
    static void stop() {
        tencent.close();
    }

    @Override
    protected ContactDirectory directory() {
        return tencent.port(ContactDirectory.class);
    }

    @Override
    protected String leader() {
        return "sh001_li";
    }

    @Override
    protected String guide() {
        return "sh001_wang";
    }
}
