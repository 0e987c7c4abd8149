package io.guidepost.embedded;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Talks to Redis without a client library. */
final class RedisTalk {

    private RedisTalk() {}

    /** The raw answers to these commands, one after the other. */
    static String say(int port, String... commands) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var text = String.join("\r\n", commands) + "\r\nQUIT\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
