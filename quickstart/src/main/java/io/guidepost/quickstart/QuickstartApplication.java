package io.guidepost.quickstart;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.logging.LoggingSystem;

/** Starts everything on this machine, says where things are, and stops everything on Ctrl-C or SIGTERM. */
public final class QuickstartApplication {

    private QuickstartApplication() {}

    public static void main(String[] arguments) throws InterruptedException {
        var progress = Progress.console();
        // Until the first application says where logs go, they would go to the console.
        LoggingSystem.get(QuickstartApplication.class.getClassLoader()).beforeInitialize();
        try {
            var settings = QuickstartSettings.of(arguments, System.getenv(), Path.of(System.getProperty("user.home")));
            progress.say("Guidepost 正在启动,首次需要解压数据库 Starting; the first time unpacks a database");
            var quickstart = Quickstart.start(settings, progress);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                progress.print(System.lineSeparator());
                                progress.say("正在停止 Stopping");
                                quickstart.close();
                                progress.say("已停止,数据已保留 Stopped; the data are kept");
                            },
                            "stop"));
            Footprint.reduce();
            progress.print(new Welcome(quickstart.addresses(), settings.home(), progress.elapsed()).text());
            new CountDownLatch(1).await();
        } catch (CannotStart reason) {
            progress.say(reason.zh());
            progress.say(reason.getMessage());
            System.exit(1);
        } catch (io.guidepost.embedded.CannotStart reason) {
            progress.say(reason.zh());
            progress.say(reason.en());
            System.exit(1);
        } catch (RuntimeException unforeseen) {
            unforeseen.printStackTrace();
            progress.say("启动失败,详见日志 Could not start, the log tells more: " + rootCause(unforeseen));
            System.exit(1);
        }
    }

    private static String rootCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
    }
}
