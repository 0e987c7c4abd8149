package io.guidepost.webedge.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Puts the body of a request into a file for as long as it is worked on; never into memory as a whole. */
@Component
public class Uploads {

    private final long most;

    Uploads(BodyLimits limits) {
        this.most = limits.maxUpload().toBytes();
    }

    /**
     * Writes the body down, hands over the file and deletes it afterwards, whatever came of it. One that is larger than
     * allowed ends in a 413, also when it did not announce its length.
     */
    public <T> Mono<T> received(Flux<DataBuffer> body, Function<Path, Mono<T>> work) {
        return received(body, most, work);
    }

    /** The same with another limit, in bytes. */
    public <T> Mono<T> received(Flux<DataBuffer> body, long mostBytes, Function<Path, Mono<T>> work) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> Files.createTempFile("guidepost-upload-", ".tmp"))
                        .subscribeOn(Schedulers.boundedElastic()),
                file -> DataBufferUtils.write(bounded(body, mostBytes), file, StandardOpenOption.WRITE)
                        .then(Mono.defer(() -> work.apply(file))),
                TemporaryFiles::deleted);
    }

    private static Flux<DataBuffer> bounded(Flux<DataBuffer> body, long mostBytes) {
        return Flux.defer(() -> {
            var received = new AtomicLong();
            return body.handle((buffer, sink) -> {
                if (received.addAndGet(buffer.readableByteCount()) > mostBytes) {
                    DataBufferUtils.release(buffer);
                    sink.error(new DataBufferLimitException("More than %d bytes".formatted(mostBytes)));
                } else {
                    sink.next(buffer);
                }
            });
        });
    }
}
