package io.guidepost.domain.kpi;

/** A place of the organization, or a guide, for whom something is aimed at. */
public record Node(Type type, long id) {

    public enum Type {
        HQ,
        REGION,
        STORE,
        GUIDE
    }

    public static final Node HEADQUARTERS = new Node(Type.HQ, 0);

    public Node {
        if ((type == Type.HQ) != (id == 0)) {
            throw new IllegalArgumentException("There is one headquarters, and it is number 0");
        }
    }
}
