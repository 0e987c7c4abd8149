package io.guidepost.wechat.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.wechat.wecom.ListedSends.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListedSendsTest {

    private static final Instant START = Instant.parse("2026-11-22T04:00:00Z");

    private final TreeMap<Instant, Listed> atWecom = new TreeMap<>();
    private final List<Duration> spans = new ArrayList<>();
    private final ListedSends sends = new ListedSends(this::list);
    private Instant now = START;

    @Test
    void whatWasReadOnceIsNotReadAgain() {
        IntStream.range(0, 1_000).forEach(i -> made("page" + i));

        for (int i = 0; i < 1_000; i++) {
            assertThat(find("page" + i)).as("send %d", i).containsExactly("msg" + i);
        }

        assertThat(spans).hasSize(1);
    }

    @Test
    void whatCameSinceIsFoundByReadingOnlyTheLastPart() {
        IntStream.range(0, 600).forEach(i -> made("page" + i));
        assertThat(find("other")).isEmpty();
        made("other");

        assertThat(find("other")).containsExactly("msg600");
        assertThat(spans.get(1)).isLessThan(Duration.ofMinutes(1));
    }

    /** WeCom's list may be late by some seconds. */
    @Test
    void whatIsListedLateIsFoundByTheNextLook() {
        assertThat(find("late")).isEmpty();
        atWecom.put(now.minusSeconds(5), new Listed("msgLate", "late"));
        now = now.plusSeconds(2);

        assertThat(find("late")).containsExactly("msgLate");
    }

    @Test
    void anOlderQuestionReadsTheOlderPartToo() {
        atWecom.put(START.minus(Duration.ofMinutes(20)), new Listed("msgOld", "old"));
        assertThat(find("new")).isEmpty();

        assertThat(sends.listed("old", START.minus(Duration.ofMinutes(30)), now, clock()))
                .containsExactly("msgOld");
    }

    @Test
    void manyWhoAskAtOnceReadItOnce() {
        var asked = now;
        now = now.plusSeconds(1);
        var finders = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> sends.listed("nothing", START.minusSeconds(60), asked, clock())))
                .toList();

        assertThat(finders).allSatisfy(found -> assertThat(found.join()).isEmpty());
        assertThat(spans).hasSize(1);
    }

    private void made(String content) {
        now = now.plusMillis(500);
        atWecom.put(now, new Listed("msg" + atWecom.size(), content));
    }

    private List<String> find(String content) {
        var remembered = sends.remembered(content);
        return remembered.isEmpty() ? sends.listed(content, START.minusSeconds(60), now, clock()) : remembered;
    }

    private synchronized List<Listed> list(Instant from, Instant until) {
        spans.add(Duration.between(from, until));
        return List.copyOf(atWecom.subMap(from, true, until, true).values());
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
