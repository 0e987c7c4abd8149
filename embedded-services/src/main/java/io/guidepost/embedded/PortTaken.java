package io.guidepost.embedded;

/** Another program listens on the port that an embedded server was told to use. */
public final class PortTaken extends CannotStart {

    private final int port;

    PortTaken(int port) {
        super(
                "端口 %d 已被其他程序占用，请停止该程序或改用其他端口。".formatted(port),
                "Port %d is already used by another program: stop that program or choose another port."
                        .formatted(port));
        this.port = port;
    }

    /** The port that was asked for. */
    public int port() {
        return port;
    }
}
