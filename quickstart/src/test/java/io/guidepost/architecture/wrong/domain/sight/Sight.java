package io.guidepost.architecture.wrong.domain.sight;

public final class Sight {

    public static final Sight ALL = new Sight();

    private Sight() {}
}
