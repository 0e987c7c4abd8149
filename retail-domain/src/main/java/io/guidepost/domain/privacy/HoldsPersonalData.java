package io.guidepost.domain.privacy;

import java.util.List;
import java.util.Set;

/**
 * A feature whose tables tell about shoppers. Each such feature has one bean of this kind; a test compares what they declare
 * with the schema, so that no column is forgotten.
 */
public interface HoldsPersonalData {

    /** Every personal column of this feature's tables, with what becomes of it. */
    List<PersonalData> personalData();

    /** What of this person's is under way and stands against closing his account; empty when nothing does. */
    default List<OpenMatter> openMatters(Person person) {
        return List.of();
    }

    /**
     * Erases what {@link PersonalData#erasedByFeature} announced, after the declared tables were erased. Runs in the
     * transaction of the erasure, calls nobody outside, and may be repeated.
     */
    default void erase(Person person) {}

    /**
     * Something under way.
     *
     * @param kind stable, in upper snake case, for the client to decide by
     * @param ids of what it is about
     */
    record OpenMatter(String kind, io.guidepost.core.words.Words words, Set<Long> ids) {}
}
