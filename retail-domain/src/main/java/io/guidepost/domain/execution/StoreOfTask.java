package io.guidepost.domain.execution;

/** A store as it stood in the organization when the task was dispatched. */
public record StoreOfTask(long regionId, long storeId) {}
