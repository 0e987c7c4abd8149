package io.guidepost.embedded;

/** No embedded server runs on this operating system and processor: servers of one's own are needed. */
public final class PlatformWithoutBinaries extends CannotStart {

    PlatformWithoutBinaries(String server, Throwable cause) {
        super(
                ("内置 %s 无法在本机（%s）上运行：请自行准备 MySQL 8 与 Redis，设置环境变量 DB_URL、DB_USER、DB_PASSWORD、REDIS_URL 后重试；"
                                + "测试还要求该数据库用户能建库、建用户。")
                        .formatted(server, here()),
                ("The embedded %s cannot run on this machine (%s): bring your own MySQL 8 and Redis, set DB_URL, DB_USER, "
                                + "DB_PASSWORD and REDIS_URL in the environment, and try again; for tests that user must also "
                                + "be allowed to make schemas and users.")
                        .formatted(server, here()),
                cause);
    }

    private static String here() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
