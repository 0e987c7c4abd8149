package io.guidepost.domain.changes;

import java.util.function.Consumer;

/** Carries words between processes, as well as it can: what is lost is lost. */
public interface ChangeWire {

    /** Says it to all processes; may block, and throws nothing when nobody can be reached. */
    void send(String word);

    /** From now on what any process says is heard, by a thread that must not be kept. */
    void listen(Consumer<String> heard);
}
