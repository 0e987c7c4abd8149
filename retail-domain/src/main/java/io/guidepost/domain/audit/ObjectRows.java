package io.guidepost.domain.audit;

import java.util.Map;

/** Rows as they stand, whatever they are. */
public interface ObjectRows {

    /** Null where there is none. The names are constants of {@link AuditedObjects}. */
    Map<String, Object> find(String table, String key, long id);
}
