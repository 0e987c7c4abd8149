package io.guidepost.webedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.sample.Edge;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NettyKeepAliveTest {

    private static final String LATE = "POST /callbacks/late HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
    private static final String AT_ONCE = "GET /nothing-here HTTP/1.1\r\nHost: x\r\n\r\n";

    @Test
    void aConnectionIsReadOnAfterAQueuedRequestWasAnsweredAtOnce() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Edge.port())) {
            socket.setSoTimeout(5_000);

            send(socket, LATE + AT_ONCE);
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 200");
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 404");
            send(socket, AT_ONCE);
            assertThat(answer(socket.getInputStream())).startsWith("HTTP/1.1 404");
        }
    }

    /** What any keep-alive client does; without care about one in some hundred of these hangs. */
    @Test
    void oneRequestAfterTheOtherIsAnswered() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Edge.port())) {
            socket.setSoTimeout(5_000);
            for (int i = 0; i < 1_000; i++) {
                send(socket, "GET /actuator/health/liveness HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(answer(socket.getInputStream())).as("request %d", i).startsWith("HTTP/1.1 200");
            }
        }
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) next);
        }
        for (var line : head.toString().split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                in.readNBytes(Integer.parseInt(line.substring(15).strip()));
            }
        }
        return head.toString();
    }
}
