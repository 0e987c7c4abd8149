package io.guidepost.core.model;

import java.util.Set;

/** Somebody who keeps the books of a list of operations: the model, or the real thing. */
public interface Bookkeeper {

    /** Lets it happen, and says in words what was made of it. */
    String apply(Operation operation);

    /** The accounts that the last operation has moved. */
    Set<String> touched();

    /** Every account ever moved. */
    Set<String> accounts();

    /** What stands on an account such as {@code "GUIDE 3 DEBT"} or {@code "PLATFORM 0 SALES"}. */
    long balance(String account);
}
