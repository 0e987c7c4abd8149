package io.guidepost.domain.execution;

import io.guidepost.domain.execution.ReportExecution.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who executes best. Those who are equal share a rank, and the next comes after all of them; whoever was required to do too little
 * comes last and has no rank (C5).
 */
public record League(List<Standing> standings) {

    /** So much must have been required before a rate is ranked, unless asked otherwise. */
    public static final int LEAST_REQUIRED = 5;

    public League {
        standings = List.copyOf(standings);
    }

    public record Standing(Optional<Integer> rank, Row row) {}

    public static League of(List<Row> rows, int leastRequired) {
        var ranked = new ArrayList<Row>();
        var unranked = new ArrayList<Row>();
        for (var row : rows) {
            boolean isEnough = row.execution().required() >= Math.max(1, leastRequired);
            (isEnough ? ranked : unranked).add(row);
        }
        Comparator<Row> order = (one, other) ->
                other.execution().executionRate().compareTo(one.execution().executionRate());
        ranked.sort(order.thenComparingLong(Row::id));
        unranked.sort(Comparator.comparingLong(Row::id));
        var standings = new ArrayList<Standing>(rows.size());
        for (int i = 0; i < ranked.size(); i++) {
            int rank = i > 0 && order.compare(ranked.get(i - 1), ranked.get(i)) == 0
                    ? standings.get(i - 1).rank().orElseThrow()
                    : i + 1;
            standings.add(new Standing(Optional.of(rank), ranked.get(i)));
        }
        unranked.forEach(row -> standings.add(new Standing(Optional.empty(), row)));
        return new League(standings);
    }
}
