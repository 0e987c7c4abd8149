package io.guidepost.domain.aftersale;

/** Who does something to a case; the id is that of the type, and 0 for the system. */
public record Actor(Type type, long id) {

    public static final Actor SYSTEM = new Actor(Type.SYSTEM, 0);

    /** Of what kind. */
    public enum Type {
        SHOPPER,
        /** A store's manager. */
        MANAGER,
        ADMIN,
        SYSTEM
    }
}
