package io.guidepost.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.guidepost.domain.picture.PictureSource.Fetched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class WebPicturesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
                "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1",
                "64:ff9b::a00:1", "2002:a00:1::", "2001:0:1::"
            })
    void whatOnlyWeCanReachIsNotPublic(String address) throws IOException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4", "114.114.114.114", "100.128.0.1", "2400:3200::1"})
    void theRestOfTheInternetIs(String address) throws IOException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/x",
                "http://2130706433/x",
                "http://[::1]/x",
                "http://localhost/x",
                "file:///etc/passwd",
                "ftp://1.2.3.4/x",
                "http://user:pass@1.2.3.4/x",
                "http://1.2.3.4:6379/x",
                "http:///x"
            })
    void anAddressThatIsNotForUsIsNeverConnectedTo(String url) {
        assertThat(web(false).fetch(url, folder.resolve("f")))
                .isIn(new Fetched.Never("address_not_public"), new Fetched.Never("address_unfit"));
    }

    @Test
    void aPictureIsWrittenAndARedirectIsFollowedAFewTimes() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/p", exchange -> {
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write(new byte[] {1, 2, 3});
            exchange.close();
        });
        server.createContext("/big", exchange -> {
            exchange.sendResponseHeaders(200, 5000);
            exchange.getResponseBody().write(new byte[5000]);
            exchange.close();
        });
        server.createContext("/to", exchange -> {
            exchange.getResponseHeaders().add("Location", "/p");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/loop", exchange -> {
            exchange.getResponseHeaders().add("Location", "/loop");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/out", exchange -> {
            exchange.getResponseHeaders().add("Location", "gopher://127.0.0.1/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/down", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            var file = folder.resolve("f");
            assertThat(web(true).fetch(base + "/to?x=1", file)).isEqualTo(new Fetched.Written());
            assertThat(Files.readAllBytes(file)).containsExactly(1, 2, 3);
            assertThat(web(true).fetch(base + "/big", file)).isEqualTo(new Fetched.Never("too_large"));
            assertThat(web(true).fetch(base + "/loop", file)).isEqualTo(new Fetched.Never("too_many_redirects"));
            assertThat(web(true).fetch(base + "/out", file)).isEqualTo(new Fetched.Never("address_unfit"));
            assertThat(web(true).fetch(base + "/none", file)).isEqualTo(new Fetched.Never("status_404"));
            assertThat(web(true).fetch(base + "/down", file)).isEqualTo(new Fetched.Later("unreachable"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoNeverAnswersIsNotWaitedForLong() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(web(true).fetch("http://127.0.0.1:" + silent.getLocalPort() + "/", folder.resolve("f")))
                    .isEqualTo(new Fetched.Later("timeout"));
        }
    }

    private static WebPictures web(boolean privateAllowed) {
        return new WebPictures(privateAllowed, DataSize.ofBytes(1000), Duration.ofMillis(500));
    }
}
