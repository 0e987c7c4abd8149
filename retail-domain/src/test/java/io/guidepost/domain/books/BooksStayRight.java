package io.guidepost.domain.books;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * INV-01 to INV-08 after every test on a database: whatever a test has done, the books are right. Tests share a schema, so
 * each answers only for what was not wrong before it; one that must leave something wrong says so by {@link BreaksTheBooks}.
 */
public final class BooksStayRight implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace BOOKS = Namespace.create(BooksStayRight.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        var invariants = invariants(context);
        context.getRoot().getStore(BOOKS).computeIfAbsent(invariants, BooksStayRight::wrong);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var invariants = invariants(context);
        var books = context.getRoot().getStore(BOOKS);
        var before = (Set<?>) books.get(invariants);
        var now = wrong(invariants);
        books.put(invariants, now);
        if (!isMeant(context)) {
            require(before, now);
        }
    }

    /** Fails with everything that is wrong now and was not before. */
    static void require(Set<?> before, Set<String> now) {
        var broken = now.stream().filter(mismatch -> !before.contains(mismatch)).toList();
        if (!broken.isEmpty()) {
            throw new AssertionError("This test leaves the books wrong:\n"
                    + broken.stream().sorted().limit(20).collect(Collectors.joining("\n")));
        }
    }

    /** What is wrong, one sentence each. */
    static Set<String> wrong(Invariants invariants) {
        return invariants.check().stream()
                .flatMap(finding -> finding.mismatches().stream().map(mismatch -> finding.name() + ": " + mismatch))
                .collect(Collectors.toSet());
    }

    private static boolean isMeant(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), BreaksTheBooks.class)
                || AnnotationSupport.isAnnotated(context.getRequiredTestClass(), BreaksTheBooks.class);
    }

    private static Invariants invariants(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(Invariants.class);
    }
}
