package io.guidepost.domain.privacy;

import io.guidepost.core.words.Words;
import java.util.List;

/**
 * Columns of one table that tell about a shopper, and what becomes of them when he closes his account.
 *
 * @param table its name; a constant of ours, never anything a user typed
 * @param columns those that are personal, the one by which his rows are found included
 * @param fate what is done to his rows
 * @param by how his rows are found, where a declaration is enough to erase them
 * @param what how people call it
 * @param why for what is kept: the reason; for the rest the same as {@code what}
 */
public record PersonalData(String table, List<String> columns, Fate fate, Key by, Words what, Words why) {

    /** What becomes of the rows. */
    public enum Fate {
        /** The rows go. */
        DELETED,
        /** The rows stay, the columns other than the key are emptied. */
        EMPTIED,
        /** The feature erases them by itself. */
        ERASED_BY_FEATURE,
        /** They stay, with a reason that is told. */
        KEPT
    }

    /** The column by which the rows of a person are found, and which of his names it holds. */
    public record Key(String column, Name name) {

        /** Which of his names. */
        public enum Name {
            MEMBER,
            OPENID,
            UNIONID,
            EXTERNAL_USERID
        }

        public static Key member(String column) {
            return new Key(column, Name.MEMBER);
        }

        public static Key externalUserid(String column) {
            return new Key(column, Name.EXTERNAL_USERID);
        }
    }

    /** His rows go: {@code columns} are those that are personal beside the key. */
    public static PersonalData deleted(Words what, String table, Key by, String... columns) {
        return new PersonalData(table, withKey(by, columns), Fate.DELETED, by, what, what);
    }

    /** His rows stay and say nothing: texts become empty, what may be absent becomes absent. */
    public static PersonalData emptied(Words what, String table, Key by, String... columns) {
        return new PersonalData(table, withKey(by, columns), Fate.EMPTIED, by, what, what);
    }

    /** Erased by {@link HoldsPersonalData#erase}. */
    public static PersonalData erasedByFeature(Words what, String table, String... columns) {
        return new PersonalData(table, List.of(columns), Fate.ERASED_BY_FEATURE, null, what, what);
    }

    /** Stays as it is, for a reason that the shopper is told. */
    public static PersonalData kept(Words what, Words why, String table, String... columns) {
        return new PersonalData(table, List.of(columns), Fate.KEPT, null, what, why);
    }

    private static List<String> withKey(Key by, String... columns) {
        var all = new java.util.ArrayList<>(List.of(by.column()));
        all.addAll(List.of(columns));
        return List.copyOf(all);
    }
}
