package io.guidepost.sample;

import java.util.concurrent.atomic.AtomicInteger;

/** How often the work of the sample was run, over all its requests. */
public final class Bookings {

    public static final AtomicInteger RUNS = new AtomicInteger();

    private Bookings() {}
}
