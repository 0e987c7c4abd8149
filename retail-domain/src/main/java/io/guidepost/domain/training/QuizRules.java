package io.guidepost.domain.training;

import io.guidepost.domain.content.Demand;
import java.util.List;
import java.util.Set;

/** What answers are worth. */
final class QuizRules {

    private QuizRules() {}

    /** A question is right when exactly its right options are chosen. */
    static int right(Demand.Quiz quiz, List<Set<Integer>> answers) {
        int right = 0;
        for (int i = 0; i < quiz.questions().size(); i++) {
            right += quiz.questions().get(i).right().equals(answers.get(i)) ? 1 : 0;
        }
        return right;
    }

    static boolean passes(Demand.Quiz quiz, int right) {
        return right * 100 >= quiz.passPercent() * quiz.questions().size();
    }
}
