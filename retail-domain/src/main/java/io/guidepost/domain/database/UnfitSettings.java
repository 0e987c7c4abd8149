package io.guidepost.domain.database;

import java.util.stream.Stream;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * When an application does not start because of a setting, the sentence that names it is all that is said; of anything else
 * the whole story is told.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnfitSettings implements FailureAnalyzer {

    private final Environment environment;

    UnfitSettings(Environment environment) {
        this.environment = environment;
    }

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        if (environment.getProperty("spring.datasource.url", "").isBlank()) {
            return new FailureAnalysis(
                    "spring.datasource.url is not set: set DB_URL to the database, such as"
                            + " jdbc:mysql://host:3306/guidepost, with DB_USER and DB_PASSWORD.",
                    null,
                    failure);
        }
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(UnfitSettings::namesASetting)
                .findFirst()
                .map(cause -> new FailureAnalysis(cause.getMessage(), null, failure))
                .orElse(null);
    }

    private static boolean namesASetting(Throwable cause) {
        var message = cause.getMessage();
        boolean isOurs = cause instanceof IllegalStateException || cause instanceof IllegalArgumentException;
        return cause instanceof DatabaseUnfit
                || cause instanceof DatabaseUnreachable
                || isOurs && message != null && message.startsWith("guidepost.");
    }
}
