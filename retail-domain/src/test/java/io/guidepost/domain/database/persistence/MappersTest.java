package io.guidepost.domain.database.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MappersTest {

    /** Names of our own tables and columns, which the classes beside these mappers keep as constants. */
    private static final Map<String, Set<String>> CONSTANTS = Map.of(
            "ClosureMapper.class", Set.of("table", "key", "emptied"),
            "MessageMapper.class", Set.of("table"),
            "ObjectRowMapper.class", Set.of("table", "key"),
            "PersonalRowMapper.class", Set.of("columns", "table", "key"),
            "HeldMessageMapper.class", Set.of("table"),
            "RotationMapper.class", Set.of("table", "key", "column", "digest"),
            "TagMapper.class", Set.of("table"),
            "TargetTreeMapper.class", Set.of("table"),
            "UseMapper.class", Set.of("who"));

    private static final Pattern OPEN = Pattern.compile("\\$\\{([^}]*)}");

    /** PF-L10: what is put into a statement as text, and not as a value, can say anything. */
    @Test
    void noStatementTakesTextFromOutside() throws IOException {
        var mappers = new PathMatchingResourcePatternResolver()
                .getResources("classpath*:io/guidepost/domain/**/persistence/*Mapper.class");
        assertThat(mappers.length).isGreaterThan(50);

        for (var mapper : mappers) {
            var text = new String(mapper.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
            var allowed = CONSTANTS.getOrDefault(mapper.getFilename(), Set.of());
            assertThat(OPEN.matcher(text).results().map(found -> found.group(1)))
                    .as(mapper.getFilename())
                    .allMatch(allowed::contains);
        }
    }
}
