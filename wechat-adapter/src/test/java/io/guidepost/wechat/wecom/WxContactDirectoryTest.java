package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.organization.ContactDirectory;
import io.guidepost.domain.organization.ContactDirectoryContract;
import io.guidepost.wechat.SimulatedTencent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    @Test
    void somebodyInSeveralDepartmentsIsListedOnceAndLeadsTheMainOneAlone() {
        tencent.order(
                "/sim/wecom/users",
                "{\"userid\":\"gz001_multi\",\"name\":\"多店\",\"department\":15,\"departments\":[16],\"leader\":true}");

        var multi = directory().user("gz001_multi");

        assertThat(multi.departments()).containsExactly(15L, 16L);
        assertThat(multi.leads()).containsExactly(15L);
        assertThat(multi.mainDepartment()).isEqualTo(15);
        assertThat(directory().usersOf(16)).contains(multi);
        assertThat(directory().userIds("").userids()).containsOnlyOnce("gz001_multi");
    }
}
