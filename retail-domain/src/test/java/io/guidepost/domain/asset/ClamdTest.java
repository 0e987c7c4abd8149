package io.guidepost.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ClamAV's daemon as its protocol says, on this machine. */
class ClamdTest {

    ServerSocket daemon;
    Duration answersWithin = Duration.ofSeconds(20);

    @BeforeEach
    void listen() throws IOException {
        daemon = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        daemon.close();
    }

    @Test
    void theWholeFileArrivesAndAPlainOkIsAClean() throws Exception {
        var bytes = new byte[300_001];
        new Random(7).nextBytes(bytes);
        var received = answering("stream: OK\0");

        assertThat(scan(bytes).isClean()).isTrue();

        assertThat(received.get()).isEqualTo(bytes);
    }

    @Test
    void whatIsFoundIsNamed() throws Exception {
        answering("stream: Win.Test.EICAR_HDB-1 FOUND\0");

        assertThat(scan(new byte[10])).isEqualTo(new FileScanner.Verdict("Win.Test.EICAR_HDB-1"));
    }

    /** A daemon that did not look at all of it has not found it clean. */
    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR\0", "", "stream: OKAY\0", "OK stream\0"})
    void anythingElseIsNoVerdict(String answer) throws Exception {
        answering(answer);

        assertThatThrownBy(() -> scan(new byte[10])).isInstanceOf(IOException.class);
    }

    @Test
    void aDaemonThatIsSilentOrDeadIsNoVerdict() throws IOException {
        answersWithin = Duration.ofMillis(200);
        assertThatThrownBy(() -> scan(new byte[10])).isInstanceOf(IOException.class);
        daemon.close();
        assertThatThrownBy(() -> scan(new byte[10])).isInstanceOf(IOException.class);
    }

    private FileScanner.Verdict scan(byte[] bytes) throws IOException {
        return new Clamd("127.0.0.1", daemon.getLocalPort(), Duration.ofSeconds(20), answersWithin)
                .scan(new ByteArrayInputStream(bytes));
    }

    /** Reads one file as INSTREAM sends it, and says this. */
    private CompletableFuture<byte[]> answering(String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (var socket = daemon.accept();
                    var in = new DataInputStream(socket.getInputStream())) {
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                var file = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    file.write(in.readNBytes(length));
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return file.toByteArray();
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }
}
