package io.guidepost.domain.database.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.ResultMapping;
import org.junit.jupiter.api.Test;

class RowsAreRecordsTest {

    private final RowsAreRecords configuration = new RowsAreRecords();

    record PaidLine(long orderId, Integer e3, boolean isFlipped, Instant paidAt) {}

    interface Lines {

        @Select("SELECT order_id, e3, is_flipped, paid_at FROM line")
        List<PaidLine> all();

        @Select("SELECT COUNT(*) FROM line")
        long count();
    }

    @Test
    void componentsAreToldApartOnceAndNotForEachRow() {
        configuration.addMapper(Lines.class);

        assertThat(columns("all")).containsExactly("order_id", "e3", "is_flipped", "paid_at");
        assertThat(columns("count")).isEmpty();
    }

    @Test
    void aRowBecomesTheRecordOfItsColumns() {
        var at = Instant.parse("2026-11-23T01:02:03Z");
        var row = configuration
                .getObjectFactory()
                .create(
                        PaidLine.class,
                        List.of(long.class, Integer.class, boolean.class, Instant.class),
                        Arrays.asList(7L, null, true, at));

        assertThat(row).isEqualTo(new PaidLine(7, null, true, at));
    }

    private List<String> columns(String method) {
        return configuration
                .getMappedStatement(Lines.class.getName() + "." + method)
                .getResultMaps()
                .get(0)
                .getConstructorResultMappings()
                .stream()
                .map(ResultMapping::getColumn)
                .toList();
    }
}
