package io.guidepost.domain.picture;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Fetches over a connection of its own, because the address that was found to be public must be the very address that is
 * connected to: an HTTP client would look the name up a second time, and a name's owner may answer something else then.
 * HTTP/1.0, so that the answer ends where the connection ends.
 */
@Component
class WebPictures implements PictureSource {

    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_HEAD = 16 * 1024;

    private final boolean privateAllowed;
    private final long mostBytes;
    private final long mostNanos;

    WebPictures(
            @Value("${guidepost.pictures.allow-private:false}") boolean privateAllowed,
            @Value("${guidepost.pictures.max-size:10MB}") DataSize mostBytes,
            @Value("${guidepost.pictures.timeout:10s}") Duration timeout) {
        this.privateAllowed = privateAllowed;
        this.mostBytes = mostBytes.toBytes();
        this.mostNanos = timeout.toNanos();
    }

    /** Thrown where nothing better can come of trying again. */
    private static final class Hopeless extends IOException {

        private Hopeless(String code) {
            super(code);
        }
    }

    @Override
    public Fetched fetch(String url, Path into) {
        long deadline = System.nanoTime() + mostNanos;
        try {
            var at = Optional.of(parsed(url));
            for (int hop = 0; at.isPresent(); hop++) {
                if (hop > MOST_REDIRECTS) {
                    throw new Hopeless("too_many_redirects");
                }
                at = fetched(at.get(), into, deadline);
            }
            return new Fetched.Written();
        } catch (Hopeless never) {
            return new Fetched.Never(never.getMessage());
        } catch (UnknownHostException unknown) {
            return new Fetched.Later("host_unknown");
        } catch (SocketTimeoutException slow) {
            return new Fetched.Later("timeout");
        } catch (IOException broken) {
            return new Fetched.Later("unreachable");
        }
    }

    private URI parsed(String url) throws Hopeless {
        try {
            var uri = new URI(url).normalize();
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean isUsualPort = uri.getPort() == -1 || uri.getPort() == 80 || uri.getPort() == 443;
            if (!(scheme.equals("http") || scheme.equals("https"))
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || !(isUsualPort || privateAllowed)) {
                throw new Hopeless("address_unfit");
            }
            return uri;
        } catch (URISyntaxException unreadable) {
            throw new Hopeless("address_unfit");
        }
    }

    /** Empty when all is written; otherwise where it has gone. */
    private Optional<URI> fetched(URI uri, Path into, long deadline) throws IOException {
        try (var socket = connected(uri, deadline)) {
            socket.getOutputStream().write(request(uri));
            socket.getOutputStream().flush();
            var in = new BufferedInputStream(socket.getInputStream());
            var head = head(socket, in, deadline);
            int status = status(head);
            if (status >= 301 && status <= 308 && status != 304) {
                return Optional.of(redirected(uri, head));
            }
            if (status >= 500 || status == 429) {
                throw new IOException("status " + status);
            }
            if (status != 200) {
                throw new Hopeless("status_" + status);
            }
            write(socket, in, into, length(head), deadline);
            return Optional.empty();
        }
    }

    private URI redirected(URI from, String head) throws Hopeless {
        var to = header(head, "location").orElseThrow(() -> new Hopeless("address_unfit"));
        try {
            return parsed(from.resolve(new URI(to)).toString());
        } catch (URISyntaxException unreadable) {
            throw new Hopeless("address_unfit");
        }
    }

    private Socket connected(URI uri, long deadline) throws IOException {
        boolean isSecure = uri.getScheme().equalsIgnoreCase("https");
        int port = uri.getPort() > 0 ? uri.getPort() : isSecure ? 443 : 80;
        var address = InetAddress.getByName(uri.getHost());
        if (!privateAllowed && !PublicAddresses.isPublic(address)) {
            throw new Hopeless("address_not_public");
        }
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), millisUntil(deadline));
            socket.setSoTimeout(millisUntil(deadline));
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

    private static byte[] request(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
        return ("GET %s%s HTTP/1.0\r\nHost: %s%s\r\nAccept: image/*\r\nUser-Agent: Guidepost\r\nConnection: close\r\n\r\n")
                .formatted(path, query, uri.getHost(), port)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String head(Socket socket, InputStream in, long deadline) throws IOException {
        var head = new ByteArrayOutputStream();
        int last = 0;
        while (true) {
            socket.setSoTimeout(millisUntil(deadline));
            int read = in.read();
            if (read < 0 || head.size() > LONGEST_HEAD) {
                throw new IOException("No answer that could be read");
            }
            if (read != '\r') {
                if (read == '\n' && last == '\n') {
                    return head.toString(StandardCharsets.ISO_8859_1);
                }
                head.write(read);
                last = read;
            }
        }
    }

    private static int status(String head) throws IOException {
        var parts = head.lines().findFirst().orElse("").split(" ");
        if (parts.length < 2 || !parts[0].startsWith("HTTP/") || !parts[1].matches("\\d{3}")) {
            throw new IOException("No HTTP");
        }
        return Integer.parseInt(parts[1]);
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static long length(String head) throws IOException {
        if (header(head, "transfer-encoding").isPresent()) {
            throw new IOException("Chunks in an answer of HTTP/1.0");
        }
        return header(head, "content-length")
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private void write(Socket socket, InputStream in, Path into, long announced, long deadline) throws IOException {
        if (announced > mostBytes) {
            throw new Hopeless("too_large");
        }
        long written = 0;
        var buffer = new byte[16 * 1024];
        try (var out = Files.newOutputStream(into)) {
            while (true) {
                socket.setSoTimeout(millisUntil(deadline));
                int count = in.read(buffer);
                if (count < 0) {
                    break;
                }
                written += count;
                if (written > mostBytes) {
                    throw new Hopeless("too_large");
                }
                out.write(buffer, 0, count);
            }
        }
        if (announced >= 0 && written < announced) {
            throw new IOException("Cut off");
        }
    }

    private static int millisUntil(long deadline) throws SocketTimeoutException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException("Too slow");
        }
        return (int) millis;
    }
}
