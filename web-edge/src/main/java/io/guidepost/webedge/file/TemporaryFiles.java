package io.guidepost.webedge.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The end of a file that was needed for one request. */
final class TemporaryFiles {

    private TemporaryFiles() {}

    static Mono<Void> deleted(Path file) {
        return Mono.<Void>fromRunnable(() -> {
                    try {
                        Files.deleteIfExists(file);
                    } catch (IOException leftToTheSystem) {
                        file.toFile().deleteOnExit();
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }
}
