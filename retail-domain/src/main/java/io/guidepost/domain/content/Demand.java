package io.guidepost.domain.content;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a task of one type asks of each guide besides its copy (C1): how many, how well, with which proof. Each kind of
 * demand refuses what makes no sense when the task is drafted.
 */
public sealed interface Demand {

    /**
     * How much a guide has to do, in the unit in which his progress is counted.
     *
     * @param targets how many customers or chats are his to reach
     */
    int goal(int targets);

    /** Nothing but what the type itself says: the copy is passed on. */
    record PassOn() implements Demand {

        @Override
        public int goal(int targets) {
            return Math.max(1, targets);
        }
    }

    /**
     * Calling on customers.
     *
     * @param minPercent how many of the guide's customers need a result, in percent
     */
    record Visits(int minPercent) implements Demand {
        public Visits {
            require(
                    minPercent >= 1 && minPercent <= 100,
                    "min_percent",
                    "minPercent 须在 1 到 100 之间",
                    "minPercent lies between 1 and 100");
        }

        /** So many customers need a result: that share of them, at least one. */
        @Override
        public int goal(int targets) {
            return Math.max(1, (targets * minPercent + 99) / 100);
        }
    }

    /** Reaching a number of visitors or new people. */
    record Reach(Counting counting, int count) implements Demand {

        private static final int MOST = 100_000;

        public enum Counting {
            /** Different members who opened the guide's link of this task. */
            VISITS,
            /** Those of them who have registered since the task began. */
            NEW_VISITORS,
            /** Different customers in a group chat whom the guide brought in. */
            GROUP_MEMBERS,
            /** Different customers who became the guide's friends and never were before. */
            FRIENDS
        }

        public Reach {
            require(
                    count >= 1 && count <= MOST,
                    "goal",
                    "目标数量须在 1 到 %d 之间".formatted(MOST),
                    "The goal lies between 1 and %d".formatted(MOST));
        }

        @Override
        public int goal(int targets) {
            return count;
        }
    }

    /**
     * Reading and answering questions.
     *
     * @param passPercent share of right answers that passes, in percent
     * @param attempts how often a guide may try
     */
    record Quiz(List<Question> questions, int passPercent, int attempts) implements Demand {

        private static final int MOST_QUESTIONS = 50;
        private static final int MOST_OPTIONS = 8;
        private static final int MOST_ATTEMPTS = 20;

        /** {@code right} are the positions of all right options, from 0; all of them and no other must be chosen. */
        public record Question(String text, List<String> options, Set<Integer> right) {
            public Question {
                options = List.copyOf(options);
                right = Set.copyOf(right);
                require(
                        !text.isBlank() && text.length() <= 500,
                        "question_text",
                        "题目须为 1 到 500 字",
                        "A question has 1 to 500 characters");
                require(
                        options.size() >= 2
                                && options.size() <= MOST_OPTIONS
                                && options.stream().noneMatch(String::isBlank)
                                && new HashSet<>(options).size() == options.size(),
                        "question_options",
                        "每题须有 2 到 8 个互不相同的选项",
                        "A question has 2 to 8 different options");
                int size = options.size();
                require(
                        !right.isEmpty() && right.stream().allMatch(each -> each >= 0 && each < size),
                        "question_answer",
                        "正确答案须在选项之内",
                        "The right answers are among the options");
            }
        }

        public Quiz {
            questions = List.copyOf(questions);
            require(
                    !questions.isEmpty() && questions.size() <= MOST_QUESTIONS,
                    "questions",
                    "须有 1 到 50 道题",
                    "There are 1 to 50 questions");
            require(
                    passPercent >= 1 && passPercent <= 100,
                    "pass_percent",
                    "passPercent 须在 1 到 100 之间",
                    "passPercent lies between 1 and 100");
            require(
                    attempts >= 1 && attempts <= MOST_ATTEMPTS,
                    "attempts",
                    "attempts 须在 1 到 20 之间",
                    "attempts lies between 1 and 20");
        }

        /** In percent of right answers. */
        @Override
        public int goal(int targets) {
            return passPercent;
        }
    }

    /** A proof that somebody can look at: all of {@code kinds} must be in it. */
    record Proof(Set<Kind> kinds) implements Demand {

        public enum Kind {
            TEXT,
            LOCATION,
            PHOTO
        }

        public Proof {
            kinds = Set.copyOf(kinds);
            require(!kinds.isEmpty(), "proof_kinds", "至少选择一种凭证", "At least one kind of proof is asked for");
        }

        @Override
        public int goal(int targets) {
            return 1;
        }
    }

    /** What a type asks for when headquarters says nothing; refused for types that cannot guess. */
    static Demand usual(TaskType type) {
        return switch (type) {
            case SEND_1V1, SEND_GROUP, MOMENTS_CORP, MOMENTS_PERSONAL -> new PassOn();
            case VISIT_CALLBACK -> new Visits(100);
            case CUSTOM -> new Proof(Set.of(Proof.Kind.TEXT));
            case MATERIAL_SHARE, INVITE_GROUP, ADD_FRIEND ->
                throw refused("goal", "请填写目标数量 goal", "Tasks of type %s need a goal".formatted(type));
            case TRAINING -> throw refused("questions", "请填写题目 questions", "A training needs its questions");
        };
    }

    /** Whether a demand of this kind is one for tasks of that type. */
    static void requireFits(TaskType type, Demand demand) {
        boolean fits =
                switch (type) {
                    case SEND_1V1, SEND_GROUP, MOMENTS_CORP, MOMENTS_PERSONAL -> demand instanceof PassOn;
                    case VISIT_CALLBACK -> demand instanceof Visits;
                    case MATERIAL_SHARE -> counts(demand, Reach.Counting.VISITS, Reach.Counting.NEW_VISITORS);
                    case INVITE_GROUP -> counts(demand, Reach.Counting.GROUP_MEMBERS);
                    case ADD_FRIEND -> counts(demand, Reach.Counting.FRIENDS);
                    case TRAINING -> demand instanceof Quiz;
                    case CUSTOM -> demand instanceof Proof;
                };
        require(fits, "type", "参数与任务类型 %s 不符".formatted(type), "These parameters are not for %s".formatted(type));
    }

    private static boolean counts(Demand demand, Reach.Counting... allowed) {
        return demand instanceof Reach reach && Set.of(allowed).contains(reach.counting());
    }

    private static void require(boolean fine, String what, String zh, String en) {
        if (!fine) {
            throw refused(what, zh, en);
        }
    }

    private static Refusal refused(String what, String zh, String en) {
        return new Refusal(
                Refusal.Kind.REFUSED, "task_parameters", new Words(zh, en), java.util.Map.of("parameter", what));
    }
}
