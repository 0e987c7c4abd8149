package io.guidepost.simulator.outgoing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings messages to the applications over HTTP and remembers what is to be done later. */
public final class Courier implements AutoCloseable {

    /** Tencent hangs up after five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** The answer, or status 0 and the reason why there was none. */
    public record Reply(int status, String body, String error, long tookMillis) {

        public static final Reply LOST = new Reply(0, "", "lost on the way, as ordered", 0);

        public boolean isOk() {
            return status == 200;
        }
    }

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Courier::daemon);
    private final ExecutorService workers = Executors.newFixedThreadPool(4, Courier::daemon);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(workers)
            .build();

    public CompletableFuture<Reply> post(URI url, String contentType, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", contentType)
                .header("User-Agent", "Mozilla/4.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    public CompletableFuture<Reply> get(URI url, Duration patience) {
        return send(HttpRequest.newBuilder(url).timeout(patience).GET().build());
    }

    /** Runs the work after the given real time, unless the simulator is closed by then. */
    public void later(Duration wait, Runnable work) {
        try {
            timer.schedule(() -> run(work), Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.trace("Nothing is done after closing");
        }
    }

    /** Begins the work on another thread at once; signing takes its time. */
    public CompletableFuture<?> soon(Supplier<CompletableFuture<?>> work) {
        try {
            return CompletableFuture.supplyAsync(work, workers).thenCompose(begun -> begun);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(null);
        }
    }

    public void every(Duration pause, Runnable work) {
        timer.scheduleWithFixedDelay(() -> run(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
    }

    private CompletableFuture<Reply> send(HttpRequest request) {
        long began = System.nanoTime();
        try {
            return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).handle((response, failure) -> {
                long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
                return failure == null
                        ? new Reply(response.statusCode(), response.body(), "", took)
                        : new Reply(0, "", reason(failure), took);
            });
        } catch (RejectedExecutionException | IllegalArgumentException refused) {
            return CompletableFuture.completedFuture(new Reply(0, "", refused.toString(), 0));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.toString();
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.error("Deferred work of the simulator failed", failed);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "simulator-courier");
        thread.setDaemon(true);
        return thread;
    }
}
