package io.guidepost.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.guidepost.domain.search.SearchQuestion.Way;
import io.guidepost.domain.search.Shelf.Postings;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @Test
    void chineseIsCutIntoPairsAndLettersIntoWordsAndPieces() {
        assertThat(SearchWords.indexed("连衣裙 Ｔ恤 Silk"))
                .containsExactlyInAnyOrder("连", "衣", "裙", "连衣", "衣裙", "t", "恤", "silk", "~sil", "~ilk");
        assertThat(SearchWords.indexed("  ，！ ")).isEmpty();
    }

    @Test
    void aQuestionIsCutAtWordsThatHaveSynonyms() {
        var question = asked("黑色羽绒服", Map.of("羽绒服", Set.of("down jacket")));

        assertThat(question.parts()).hasSize(2);
        assertThat(question.parts().get(0)).containsExactly(new Way(List.of("黑色"), true));
        assertThat(question.parts().get(1))
                .contains(new Way(List.of("羽绒", "绒服"), true), new Way(List.of("down", "jacket"), false));
    }

    @Test
    void aSynonymInsideALongerLatinWordIsNone() {
        assertThat(asked("teetotal", Map.of("tee", Set.of("T恤"))).parts()).hasSize(1);
        assertThat(asked("tee total", Map.of("tee", Set.of("T恤"))).parts()).hasSize(2);
    }

    @Test
    void lettersAreAskedForAsLettersAndAsWhatTheySay() {
        var question = SearchQuestion.of("红色 lyq", Map.of(), letters -> List.of("连衣裙"));

        assertThat(question.parts())
                .containsExactly(
                        List.of(new Way(List.of("红色"), true)),
                        List.of(
                                new Way(List.of("lyq"), true),
                                new Way(List.of("~lyq"), true),
                                new Way(List.of("连衣", "衣裙"), false)));
    }

    private static SearchQuestion asked(String text, Map<String, Set<String>> synonyms) {
        return SearchQuestion.of(text, synonyms, letters -> List.of());
    }

    /** What two lists have in common, and together, is what sets say. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void listsOfPlacesAreSetsWithScores(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            var a = postings(random, 1 + random.nextInt(200), 1 + random.nextInt(3));
            var b = postings(random, 1 + random.nextInt(2000), 1 + random.nextInt(3));
            var both = new TreeMap<Integer, Integer>();
            var either = new TreeMap<Integer, Integer>();
            a.forEach((place, weight) -> either.merge(place, weight, Math::max));
            b.forEach((place, weight) -> either.merge(place, weight, Math::max));
            a.forEach((place, weight) -> {
                if (b.containsKey(place)) {
                    both.put(place, weight + b.get(place));
                }
            });
            assertThat(map(Scores.both(Scores.of(list(a), 1), Scores.of(list(b), 1))))
                    .as("seed %d", seed)
                    .isEqualTo(both);
            assertThat(map(Scores.either(Scores.of(list(a), 1), Scores.of(list(b), 1))))
                    .as("seed %d", seed)
                    .isEqualTo(either);
            assertThat(map(Scores.atLeast(2, List.of(list(a), list(b)))))
                    .as("seed %d", seed)
                    .isEqualTo(both);
        }
    }

    private static TreeMap<Integer, Integer> postings(Random random, int size, int gap) {
        var places = new TreeSet<Integer>();
        for (int i = 0; i < size; i++) {
            places.add(random.nextInt(size * gap * 2));
        }
        var map = new TreeMap<Integer, Integer>();
        places.forEach(place -> map.put(place, 1 + random.nextInt(100)));
        return map;
    }

    private static Postings list(TreeMap<Integer, Integer> map) {
        var places = map.keySet().stream().mapToInt(Integer::intValue).toArray();
        var weights = new short[places.length];
        for (int i = 0; i < places.length; i++) {
            weights[i] = map.get(places[i]).shortValue();
        }
        return new Postings(places, weights);
    }

    private static TreeMap<Integer, Integer> map(Scores scores) {
        var map = new TreeMap<Integer, Integer>();
        for (int i = 0; i < scores.size(); i++) {
            map.put(scores.place(i), scores.score(i));
        }
        return map;
    }
}
