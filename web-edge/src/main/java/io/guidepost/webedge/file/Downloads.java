package io.guidepost.webedge.file;

import io.guidepost.webedge.Offload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers with a file that is written for this one request: by way of the disk, so that none is in memory as a whole. */
@Component
public class Downloads {

    private static final int PIECE = 64 * 1024;

    private final Offload offload;

    Downloads(Offload offload) {
        this.offload = offload;
    }

    /** Blocking work; the stream is closed by the caller. */
    public interface Writing {

        void to(OutputStream out) throws IOException;
    }

    /** The writing happens off the event loop; if it fails nothing has been sent, and the client is told why. */
    public ResponseEntity<Flux<DataBuffer>> of(String filename, String contentType, Writing writing) {
        var body = Flux.usingWhen(
                Mono.fromCallable(() -> Files.createTempFile("guidepost-download-", ".tmp"))
                        .subscribeOn(Schedulers.boundedElastic()),
                file -> offload.call(() -> written(file, writing))
                        .thenMany(DataBufferUtils.read(file, DefaultDataBufferFactory.sharedInstance, PIECE)),
                TemporaryFiles::deleted);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(filename)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }

    /**
     * Answers with a file that somebody handed in, piece by piece. A browser that is led to it shows a picture at most: it
     * guesses no type, runs nothing, and saves what is no picture or video.
     */
    public ResponseEntity<Flux<DataBuffer>> kept(
            String filename, String contentType, boolean isShown, Callable<InputStream> opened) {
        var disposition = isShown ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(filename, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .body(DataBufferUtils.readInputStream(opened, DefaultDataBufferFactory.sharedInstance, PIECE)
                        .subscribeOn(Schedulers.boundedElastic()));
    }

    private static Path written(Path file, Writing writing) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writing.to(out);
        }
        return file;
    }
}
