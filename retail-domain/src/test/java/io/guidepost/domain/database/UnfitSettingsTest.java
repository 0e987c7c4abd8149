package io.guidepost.domain.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;

class UnfitSettingsTest {

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("spring.datasource.url", "jdbc:mysql://127.0.0.1/guidepost");

    @Test
    void aMissingDatabaseIsNamedBeforeAnythingThatFollowsFromIt() {
        environment.setProperty("spring.datasource.url", "");

        assertThat(said(new IllegalStateException("no driver"))).contains("DB_URL");
    }

    @Test
    void theSentenceOfASettingIsFoundBelowWhatWrapsIt() {
        var sentence = "guidepost.tokens.guide.signing-key is not set";
        var wrapped = new RuntimeException("no bean", new RuntimeException(new IllegalStateException(sentence)));

        assertThat(said(wrapped)).isEqualTo(sentence);
    }

    @Test
    void theDatabasesOwnComplaintsAreSaid() {
        assertThat(said(new RuntimeException(new DatabaseUnfit("set sql_mode"))))
                .isEqualTo("set sql_mode");
        assertThat(said(new RuntimeException(new DatabaseUnreachable(new SQLException("refused")))))
                .contains("DB_URL")
                .endsWith("refused");
    }

    @Test
    void ofAnythingElseTheWholeStoryIsTold() {
        assertThat(analyzer().analyze(new IllegalStateException("a mistake of ours")))
                .isNull();
    }

    @Test
    void springBootIsToldOfIt() throws IOException {
        var ours = new UrlResource(UnfitSettings.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation())
                .createRelative(SpringFactoriesLoader.FACTORIES_RESOURCE_LOCATION);

        assertThat(PropertiesLoaderUtils.loadProperties(ours))
                .containsEntry(FailureAnalyzer.class.getName(), UnfitSettings.class.getName());
    }

    private String said(Throwable failure) {
        return analyzer().analyze(failure).getDescription();
    }

    private FailureAnalyzer analyzer() {
        return new UnfitSettings(environment);
    }
}
