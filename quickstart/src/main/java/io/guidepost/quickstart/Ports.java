package io.guidepost.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out before anything starts whether the ports are free. */
final class Ports {

    private Ports() {}

    /** The port itself when it is free, any free one for 0. */
    static int free(int wanted, String purpose) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new CannotStart(
                    "端口 %d(%s)已被占用,请先停止占用它的程序。".formatted(wanted, purpose),
                    "Port %d (%s) is already taken; stop the program that uses it.".formatted(wanted, purpose));
        }
    }
}
