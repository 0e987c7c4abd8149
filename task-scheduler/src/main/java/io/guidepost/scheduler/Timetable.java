package io.guidepost.scheduler;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All duties by name. */
class Timetable {

    private final Map<String, Duty> duties = new LinkedHashMap<>();

    Timetable(List<Duty> duties) {
        for (var duty : duties) {
            if (this.duties.put(duty.name(), duty) != null) {
                throw new IllegalStateException("Two duties are called " + duty.name());
            }
        }
    }

    List<Duty> duties() {
        return List.copyOf(duties.values());
    }

    Duty duty(String name) {
        var duty = duties.get(name);
        if (duty == null) {
            throw new IllegalStateException("There is no duty called " + name);
        }
        return duty;
    }
}
