package io.guidepost.domain.contacts;

import java.time.Instant;
import java.util.Map;

/** What headquarters has said of single departments. */
public interface DepartmentReadings {

    Map<Long, DepartmentReading> all();

    void set(long departmentId, DepartmentReading reading, long adminId, Instant at);

    void remove(long departmentId);
}
