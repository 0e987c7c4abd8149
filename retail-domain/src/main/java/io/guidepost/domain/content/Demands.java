package io.guidepost.domain.content;

/** What each task asks for; fixed with its draft. */
public interface Demands {

    void save(long taskId, Demand demand);

    /** Tasks from before there were parameters ask for what is usual for their type. */
    Demand of(Task task);
}
