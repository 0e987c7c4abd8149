package io.guidepost.domain.database.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.baomidou.mybatisplus.core.MybatisConfiguration;
import com.baomidou.mybatisplus.core.MybatisXMLLanguageDriver;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.api.Test;

class ShapedSqlTest {

    private static final String SCRIPT =
            """
            <script>
            INSERT INTO t (id, name, at) VALUES
            <foreach collection="rows" item="r" separator=",">
                (#{r.id}, <choose><when test="r.name == null">NULL</when><otherwise>#{r.name}</otherwise></choose>, #{at})
            </foreach>
            <if test="isReplacing">ON DUPLICATE KEY UPDATE name = #{suffix}</if>
            </script>
            """;

    private record Row(long id, String name) {}

    private final Configuration configuration = new MybatisConfiguration();
    private final SqlSource shaped = new ShapedSql().createSqlSource(configuration, SCRIPT, Map.class);
    private final SqlSource parsedEachTime =
            new MybatisXMLLanguageDriver().createSqlSource(configuration, SCRIPT, Map.class);

    @Test
    void everyCallBindsTheTextAndTheValuesThatMyBatisItselfWouldBind() {
        var random = new Random(20260101);
        for (int call = 0; call < 2_000; call++) {
            var parameters = parameters(random, 1 + random.nextInt(6));

            var bound = shaped.getBoundSql(parameters);

            var expected = parsedEachTime.getBoundSql(parameters);
            assertThat(bound.getSql()).isEqualTo(expected.getSql());
            assertThat(values(bound, parameters)).isEqualTo(values(expected, parameters));
        }
    }

    @Test
    void moreShapesThanAreKeptAreBoundAllTheSame() {
        var random = new Random(7);
        for (int rows = 1; rows <= 300; rows++) {
            var parameters = parameters(random, rows);

            var bound = shaped.getBoundSql(parameters);

            assertThat(values(bound, parameters)).isEqualTo(values(parsedEachTime.getBoundSql(parameters), parameters));
        }
    }

    private static Map<String, Object> parameters(Random random, int rows) {
        var parameters = new HashMap<String, Object>();
        parameters.put(
                "rows",
                IntStream.range(0, rows)
                        .mapToObj(i -> new Row(random.nextLong(), random.nextBoolean() ? null : "n" + random.nextInt()))
                        .toList());
        parameters.put("at", random.nextLong());
        parameters.put("isReplacing", random.nextBoolean());
        parameters.put("suffix", "s" + random.nextInt());
        return parameters;
    }

    /** Each parameter's name, value and type, as the statement would send them. */
    private String values(BoundSql bound, Map<String, Object> parameters) {
        var values = new StringBuilder();
        var meta = configuration.newMetaObject(parameters);
        for (ParameterMapping mapping : bound.getParameterMappings()) {
            var name = mapping.getProperty();
            values.append(name)
                    .append('=')
                    .append(
                            bound.hasAdditionalParameter(name)
                                    ? bound.getAdditionalParameter(name)
                                    : meta.getValue(name))
                    .append(' ')
                    .append(mapping.getTypeHandler().getClass().getSimpleName())
                    .append('\n');
        }
        return values.toString();
    }
}
