package io.guidepost.domain.changes;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What has changed is said after the commit: in this process at once, in the others as soon as the wire carries it. A word says
 * only what it is about, and whoever hears it compares; a word too many costs one comparison, a lost one the time until the next.
 */
@Component
public class Changes implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Changes.class);

    /** So that an import, which commits many times, is followed by few comparisons. */
    private static final long MOMENT_MILLIS = 20;

    private static final Map<String, About> BY_WORD =
            Stream.of(About.values()).collect(Collectors.toUnmodifiableMap(About::name, about -> about));

    private final Optional<ChangeWire> wire;
    private final Map<About, List<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Set<About> unsent = ConcurrentHashMap.newKeySet();
    private final ExecutorService sending;

    /** What is kept in memory somewhere. */
    public enum About {
        /** Products, their SKUs, shelf, categories, prices per store, and stock that somebody has booked. */
        GOODS,
        /** Price lists, activities and freight. */
        PRICES,
        PAGES,
        FLASH_SALES,
        REVIEWS
    }

    @Autowired
    Changes(ObjectProvider<ChangeWire> wires) {
        this(Optional.ofNullable(wires.getIfAvailable()));
    }

    /** Without a wire every process is on its own. */
    public Changes(Optional<ChangeWire> wire) {
        this.wire = wire;
        // Waits until there is something to say: most processes of a test never say anything.
        var pool = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "changes");
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        this.sending = pool;
        wire.ifPresent(there -> there.listen(this::heard));
    }

    /** Says it when this transaction is committed, and never if it is not; without a transaction at once. */
    public void tellAfterCommit(About about) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(about);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(about);
            }
        });
    }

    private void tell(About about) {
        heard(about);
        // What waits to be said is not said twice.
        wire.filter(there -> unsent.add(about))
                .ifPresent(there -> sending.execute(() -> {
                    unsent.remove(about);
                    there.send(about.name());
                }));
    }

    /** Called whenever any process says so, by a thread that must not be kept: for setting a mark, not for asking. */
    public void whenTold(Set<About> abouts, Runnable listener) {
        abouts.forEach(about -> listeners
                .computeIfAbsent(about, any -> new CopyOnWriteArrayList<>())
                .add(listener));
    }

    /** The work is done by that executor a moment later, once for all that is said in this moment. */
    public void whenTold(Set<About> abouts, ScheduledExecutorService executor, Runnable work) {
        var isAsked = new AtomicBoolean();
        whenTold(EnumSet.copyOf(abouts), () -> {
            if (isAsked.compareAndSet(false, true)) {
                executor.schedule(
                        () -> {
                            // First: what is said while it works is worth another look.
                            isAsked.set(false);
                            work.run();
                        },
                        MOMENT_MILLIS,
                        TimeUnit.MILLISECONDS);
            }
        });
    }

    /** A process of another release may say what we do not know. */
    private void heard(String word) {
        Optional.ofNullable(BY_WORD.get(word)).ifPresent(this::heard);
    }

    private void heard(About about) {
        for (var listener : listeners.getOrDefault(about, List.of())) {
            try {
                listener.run();
            } catch (RuntimeException stopping) {
                log.debug("A listener to {} does not listen any more: {}", about, stopping.toString());
            }
        }
    }

    @Override
    public void destroy() {
        sending.shutdownNow();
    }
}
