package io.guidepost.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of the loopback interface. */
final class Ports {

    private Ports() {}

    /** A port that was free a moment ago; another program may take it before we do. */
    static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void mustBeFree(int port) {
        try (var socket = new ServerSocket()) {
            // Connections of a server just stopped may linger; they do not take the port.
            socket.setReuseAddress(!Platform.isWindows());
            socket.bind(new InetSocketAddress("127.0.0.1", port), 1);
        } catch (IOException e) {
            throw new PortTaken(port);
        }
    }

    static int checked(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Port must be between 0 (any free one) and 65535: " + port);
        }
        return port;
    }
}
