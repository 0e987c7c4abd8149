package io.guidepost.quickstart;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the quickstart is started. A port of 0 is any free one.
 *
 * @param errorsToLog what libraries and the JVM print to the error stream goes to a file beside the log
 */
record QuickstartSettings(
        Home home,
        int guidePort,
        int shopPort,
        int schedulerPort,
        int simulatorPort,
        boolean reset,
        boolean errorsToLog,
        OwnServers ownServers) {

    /**
     * Reads {@code --reset}, {@code --home=…}, {@code --guide-port=…}, {@code --shop-port=…},
     * {@code --scheduler-port=…}, {@code --simulator-port=…}; the folder also from {@code GUIDEPOST_HOME}, and
     * servers of one's own from the environment.
     */
    static QuickstartSettings of(String[] arguments, Map<String, String> environment, Path userHome) {
        var home = environment.getOrDefault("GUIDEPOST_HOME", "");
        var path = home.isBlank() ? userHome.resolve(".guidepost") : Path.of(home);
        int guide = 8081;
        int shop = 8082;
        int scheduler = 8083;
        int simulator = 8090;
        boolean reset = false;
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            var name = equals < 0 ? argument : argument.substring(0, equals);
            var value = equals < 0 ? "" : argument.substring(equals + 1);
            switch (name) {
                case "--reset" -> reset = true;
                case "--home" -> path = Path.of(value);
                case "--guide-port" -> guide = port(argument, value);
                case "--shop-port" -> shop = port(argument, value);
                case "--scheduler-port" -> scheduler = port(argument, value);
                case "--simulator-port" -> simulator = port(argument, value);
                default -> throw unknown(argument);
            }
        }
        var ownServers = OwnServers.of(environment);
        if (reset && ownServers.database().isPresent()) {
            throw new CannotStart(
                    "--reset 不会清空您自己的数据库(DB_URL);请先自行清空它,再用新的 --home= 启动",
                    "--reset does not empty a database of your own (DB_URL); empty it yourself and start with a new --home=");
        }
        return new QuickstartSettings(new Home(path), guide, shop, scheduler, simulator, reset, true, ownServers);
    }

    private static int port(String argument, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw unknown(argument);
        }
        throw unknown(argument);
    }

    private static CannotStart unknown(String argument) {
        return new CannotStart(
                "不认识参数 %s;可用:--reset --home= --guide-port= --shop-port= --scheduler-port= --simulator-port="
                        .formatted(argument),
                ("Unknown argument %s; there are --reset --home= --guide-port= --shop-port= --scheduler-port="
                                + " --simulator-port=")
                        .formatted(argument));
    }
}
