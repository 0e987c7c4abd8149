package io.guidepost.quickstart;

import io.guidepost.quickstart.Quickstart.Addresses;
import java.time.Duration;

/** What the console says once everything runs: where things are, who can sign in, and what to try first. */
record Welcome(Addresses addresses, Home home, Duration took) {

    String text() {
        return """

                Guidepost 已就绪(%.1f 秒)· is ready (%.1f s)

                  总部控制台      HQ console         %s/console/
                  导购侧边栏      guide's sidebar    %s/sidebar/
                  导购与总部 API  guide and HQ API   %s/swagger-ui.html
                  小程序商城 API  mini-program API   %s/swagger-ui.html
                  任务调度        scheduler          %s/actuator/health
                  腾讯模拟器      Tencent simulator  %s/sim

                  演示账号 demo logins
                    总部 HQ        hq / hq-demo-pass(制单 maker) · checker / checker-demo-pass(审批 checker)
                    华东 East      east / east-demo-pass(仅华东 region East only)
                    导购 guide     code sim:<userid>,如 such as sim:sh001_li
                    顾客 shopper   code sim:<任意名字 any name>,如 such as sim:alice

                  数据与日志 data and log   %s

                  试一试 try:
                    curl -s %s/api/shop/v1/sessions -H 'Content-Type: application/json' -d '{"code":"sim:alice"}'
                  完整流程见 README「走一遍」· the whole journey: README, "Walk it"

                  Ctrl-C 停止 stops · --reset 清空数据 empties the data folder

                """
                .formatted(
                        took.toMillis() / 1000.0,
                        took.toMillis() / 1000.0,
                        addresses.guideApi(),
                        addresses.guideApi(),
                        addresses.guideApi(),
                        addresses.miniappApi(),
                        addresses.taskScheduler(),
                        addresses.simulator(),
                        home.path(),
                        addresses.miniappApi());
    }
}
