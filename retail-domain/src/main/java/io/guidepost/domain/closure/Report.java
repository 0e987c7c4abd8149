package io.guidepost.domain.closure;

import io.guidepost.core.words.Words;
import java.util.List;

/** What was erased, and what was kept and why: in words, and nothing personal in it. */
public record Report(List<Words> erased, List<Kept> kept) {

    public record Kept(Words what, Words why) {}
}
