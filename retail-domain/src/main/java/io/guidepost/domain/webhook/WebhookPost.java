package io.guidepost.domain.webhook;

import io.guidepost.domain.picture.PublicAddresses;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sends one event over a connection of its own: the address that was found to be public must be the very one that is connected
 * to, and an HTTP client would look the name up a second time. No redirect is followed, and of the answer only the status is
 * read.
 */
@Component
class WebhookPost {

    private static final int LONGEST_STATUS_LINE = 1024;

    private final boolean privateAllowed;
    private final int timeoutMillis;

    WebhookPost(
            @Value("${guidepost.webhooks.allow-private:false}") boolean privateAllowed,
            @Value("${guidepost.webhooks.timeout:10s}") Duration timeout) {
        this.privateAllowed = privateAllowed;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    /**
     * How it went.
     *
     * @param status of the answer; empty where none came, and then it is unknown whether it arrived
     * @param error in a word; empty when an answer came
     */
    record Outcome(Optional<Integer> status, String error) {

        boolean isTaken() {
            return status.filter(code -> code >= 200 && code < 300).isPresent();
        }
    }

    /** Whether events may be sent there at all, as far as the address itself tells. */
    boolean isFit(String url) {
        try {
            var uri = URI.create(url);
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && (scheme.equals("https") || privateAllowed && scheme.equals("http"))
                    && url.chars().allMatch(c -> c > ' ' && c < 127);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    Outcome send(String url, Map<String, String> headers, String body) {
        if (!isFit(url)) {
            return failed("address_unfit");
        }
        var uri = URI.create(url);
        try (var socket = connected(uri)) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var out = socket.getOutputStream();
            out.write(head(uri, headers, bytes.length));
            out.write(bytes);
            out.flush();
            return new Outcome(Optional.of(status(new BufferedInputStream(socket.getInputStream()))), "");
        } catch (NotPublic refused) {
            return failed("address_not_public");
        } catch (UnknownHostException unknown) {
            return failed("host_unknown");
        } catch (SocketTimeoutException slow) {
            return failed("timeout");
        } catch (IOException broken) {
            return failed("unreachable");
        }
    }

    private static final class NotPublic extends IOException {}

    private static Outcome failed(String error) {
        return new Outcome(Optional.empty(), error);
    }

    private Socket connected(URI uri) throws IOException {
        boolean isSecure = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() > 0 ? uri.getPort() : isSecure ? 443 : 80;
        var address = InetAddress.getByName(uri.getHost());
        if (!privateAllowed && !PublicAddresses.isPublic(address)) {
            throw new NotPublic();
        }
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            return isSecure ? secured(socket, uri.getHost(), port) : socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket secured(Socket socket, String host, int port) throws IOException {
        var secure =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, host, port, true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private static byte[] head(URI uri, Map<String, String> headers, int length) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var host = uri.getHost() + (uri.getPort() > 0 ? ":" + uri.getPort() : "");
        var head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(length)
                .append("\r\nUser-Agent: Guidepost\r\nConnection: close\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int status(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
            if (line.length() > LONGEST_STATUS_LINE) {
                break;
            }
        }
        var parts = line.toString().strip().split(" ");
        if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("\\d{3}")) {
            throw new IOException("No HTTP");
        }
        return Integer.parseInt(parts[1]);
    }
}
