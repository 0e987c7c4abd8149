package io.guidepost.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Drives an HTTP server over keep-alive connections from one thread: each connection sends its next request when the
 * answer to the last is complete. One thread, so that the driver leaves the cores to what it measures.
 */
final class HttpLoad {

    private static final int ANSWER_LIMIT = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InetSocketAddress server;
    private final int expectedStatus;

    HttpLoad(URI server, int expectedStatus) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.expectedStatus = expectedStatus;
    }

    /** A whole request as it goes over the wire. */
    static byte[] request(String method, URI server, String path, Map<String, String> headers, byte[] body) {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        var whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return whole;
    }

    /**
     * @param requests the next request, or null when there are no more
     */
    Load run(int connections, Duration atMost, Supplier<byte[]> requests) {
        var latency = new Histogram();
        var others = new TreeMap<String, Long>();
        List<Connection> open = new ArrayList<>();
        long done = 0;
        long began = System.nanoTime();
        long until = began + atMost.toNanos();
        try (var selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                open.add(new Connection(selector));
            }
            began = System.nanoTime();
            until = began + atMost.toNanos();
            int busy = 0;
            for (var connection : open) {
                busy += connection.next(requests) ? 1 : 0;
            }
            while (busy > 0) {
                if (selector.select(PATIENCE.toMillis()) == 0) {
                    throw new IllegalStateException("No answer for " + PATIENCE);
                }
                for (var key : selector.selectedKeys()) {
                    var connection = (Connection) key.attachment();
                    if (!connection.isAnswered()) {
                        continue;
                    }
                    latency.add(System.nanoTime() - connection.sentAt);
                    if (connection.status == expectedStatus) {
                        done++;
                    } else {
                        others.merge(connection.problem(), 1L, Long::sum);
                    }
                    if (System.nanoTime() >= until || !connection.next(requests)) {
                        busy--;
                    }
                }
                selector.selectedKeys().clear();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Load(done, others, seconds, latency);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            open.forEach(Connection::close);
        }
    }

    private final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_LIMIT);
        private int headEnd;
        private int length;
        private int status;
        private long sentAt;

        private Connection(Selector selector) throws IOException {
            channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        private boolean next(Supplier<byte[]> requests) throws IOException {
            var request = requests.get();
            if (request == null) {
                return false;
            }
            answer.clear();
            headEnd = -1;
            sentAt = System.nanoTime();
            // Requests are far smaller than a socket's buffer, so this never really waits.
            for (var bytes = ByteBuffer.wrap(request); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            return true;
        }

        private boolean isAnswered() throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("The server closed a connection in the middle of an answer");
            }
            if (headEnd < 0 && !readHead()) {
                return false;
            }
            if (length >= 0) {
                return answer.position() >= headEnd + length;
            }
            return endsWith("0\r\n\r\n");
        }

        private boolean readHead() {
            int end = indexOfHeadEnd();
            if (end < 0) {
                return false;
            }
            headEnd = end + 4;
            var head = new String(answer.array(), 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            status = Integer.parseInt(head, 9, 12, 10);
            int at = head.indexOf("\r\ncontent-length:");
            if (at >= 0) {
                int from = at + 17;
                int to = head.indexOf('\r', from);
                length = Integer.parseInt(
                        head.substring(from, to < 0 ? head.length() : to).strip());
            } else {
                length = head.contains("\r\ntransfer-encoding:") ? -1 : 0;
            }
            return true;
        }

        private int indexOfHeadEnd() {
            var bytes = answer.array();
            for (int i = 0; i + 3 < answer.position(); i++) {
                if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                    return i;
                }
            }
            return -1;
        }

        private boolean endsWith(String end) {
            int from = answer.position() - end.length();
            return from >= headEnd
                    && new String(answer.array(), from, end.length(), StandardCharsets.ISO_8859_1).equals(end);
        }

        /** The status and, where there is one, the code of the problem. */
        private String problem() {
            var body = new String(
                    answer.array(), headEnd, Math.max(0, answer.position() - headEnd), StandardCharsets.UTF_8);
            int at = body.indexOf("\"code\":\"");
            return status + (at < 0 ? "" : " " + body.substring(at + 8, body.indexOf('"', at + 8)));
        }

        private void close() {
            try {
                channel.close();
            } catch (IOException alreadyGone) {
                // Nothing is left to be closed.
            }
        }
    }
}
