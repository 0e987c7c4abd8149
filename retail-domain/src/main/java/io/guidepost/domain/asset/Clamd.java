package io.guidepost.domain.asset;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * ClamAV's daemon over TCP by its INSTREAM command: the file in pieces, each behind its length, then a piece of no length. One
 * connection for each file, as the daemon itself closes it after its answer.
 */
final class Clamd implements FileScanner {

    private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;
    /** Its answers are one line; more is no answer of a scanner's. */
    private static final int LONGEST_ANSWER = 4096;

    private static final String PREFIX = "stream: ";
    private static final String CLEAN = "OK";
    private static final String FOUND = " FOUND";

    private final String host;
    private final int port;
    private final Duration connectTimeout;
    private final Duration readTimeout;

    Clamd(String host, int port, Duration connectTimeout, Duration readTimeout) {
        this.host = host;
        this.port = port;
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
    }

    @Override
    public Verdict scan(InputStream bytes) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(connectTimeout.toMillis()));
            socket.setSoTimeout(Math.toIntExact(readTimeout.toMillis()));
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), PIECE + 4));
            out.write(INSTREAM);
            var piece = new byte[PIECE];
            for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                if (read > 0) {
                    out.writeInt(read);
                    out.write(piece, 0, read);
                }
            }
            out.writeInt(0);
            out.flush();
            return verdict(answer(socket.getInputStream()));
        }
    }

    private static String answer(InputStream in) throws IOException {
        var answer = new StringBuilder();
        for (int next = in.read(); next > 0 && next != '\n'; next = in.read()) {
            if (answer.length() == LONGEST_ANSWER) {
                throw new IOException("The scanner answers without end");
            }
            answer.append((char) next);
        }
        return answer.toString().strip();
    }

    /** Only a plain OK is a clean file: a daemon that is out of memory, too busy or over its own limits says something else. */
    private static Verdict verdict(String answer) throws IOException {
        var said = answer.startsWith(PREFIX) ? answer.substring(PREFIX.length()) : answer;
        if (said.equals(CLEAN)) {
            return Verdict.CLEAN;
        }
        if (said.endsWith(FOUND)) {
            var name = said.substring(0, said.length() - FOUND.length());
            return new Verdict(name.isBlank() ? "unnamed" : name.substring(0, Math.min(200, name.length())));
        }
        throw new IOException("The scanner answered: " + answer);
    }
}
