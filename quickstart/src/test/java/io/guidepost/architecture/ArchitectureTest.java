package io.guidepost.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.guidepost.architecture.Laws.Law;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house stand, and each of them has been seen to fail. */
class ArchitectureTest {

    private static final String ROOT = "io.guidepost";
    private static final String WRONG = "io.guidepost.architecture.wrong";
    private static final List<String> MODULES = List.of(
            "core",
            "domain",
            "wechat",
            "objectstorage",
            "simulator",
            "embedded",
            "webedge",
            "guideapi",
            "miniappapi",
            "scheduler",
            "quickstart");

    private static JavaClasses ours;
    private static JavaClasses wrong;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        wrong = new ClassFileImporter().importPackages(WRONG);
    }

    static List<Law> laws() {
        return Laws.all();
    }

    /** A law about classes that are not on the class path would be kept for ever, and a new module would have no walls. */
    @Test
    void everyModuleIsSeenAndKnown() {
        var seen = ours.stream()
                .map(known -> known.getPackageName().split("[.]")[2])
                .collect(toSet());

        assertThat(seen).containsExactlyInAnyOrderElementsOf(MODULES);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void isKept(Law law) {
        law.under(ROOT).check(ours);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void isSeenToFail(Law law) {
        var report = law.under(WRONG).evaluate(wrong).getFailureReport();

        assertThat(report.getDetails()).anyMatch(detail -> detail.contains(WRONG + "." + law.brokenBy()));
    }
}
