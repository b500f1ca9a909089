package dev.cardstock.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** The arrows between modules and packages, and what library code may not do. */
@AnalyzeClasses(packages = "dev.cardstock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] LIBRARY = {"dev.cardstock", "dev.cardstock.answer..",
            "dev.cardstock.deck..", "dev.cardstock.exchange..", "dev.cardstock.lint..",
            "dev.cardstock.progress..", "dev.cardstock.review..", "dev.cardstock.template..",
            "dev.cardstock.text..", "dev.cardstock.scheduler..", "dev.cardstock.grading..",
            "dev.cardstock.formats..", "dev.cardstock.study.."};

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.cardstock.(**)")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule schedulersSeeNeitherGradersNorFormats = noClasses().that()
            .resideInAPackage("dev.cardstock.scheduler..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cardstock.grading..", "dev.cardstock.formats..",
                    "dev.cardstock.examples..");

    @ArchTest
    static final ArchRule studyingSeesNeitherGradersNorFormats = noClasses().that()
            .resideInAPackage("dev.cardstock.study..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cardstock.grading..", "dev.cardstock.formats..",
                    "dev.cardstock.examples..");

    @ArchTest
    static final ArchRule gradersSeeNeitherSchedulersNorFormats = noClasses().that()
            .resideInAPackage("dev.cardstock.grading..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cardstock.scheduler..", "dev.cardstock.formats..",
                    "dev.cardstock.examples..");

    @ArchTest
    static final ArchRule formatsSeeNeitherSchedulersNorGraders = noClasses().that()
            .resideInAPackage("dev.cardstock.formats..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cardstock.scheduler..", "dev.cardstock.grading..",
                    "dev.cardstock.examples..");

    @ArchTest
    static final ArchRule theApiDependsOnTheJdkAlone = classes().that()
            .resideInAnyPackage("dev.cardstock", "dev.cardstock.answer..", "dev.cardstock.deck..",
                    "dev.cardstock.exchange..", "dev.cardstock.lint..", "dev.cardstock.progress..",
                    "dev.cardstock.review..", "dev.cardstock.template..", "dev.cardstock.text..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.cardstock",
                    "dev.cardstock.answer..",
                    "dev.cardstock.deck..", "dev.cardstock.exchange..", "dev.cardstock.lint..",
                    "dev.cardstock.progress..", "dev.cardstock.review..",
                    "dev.cardstock.template..", "dev.cardstock.text..");

    @ArchTest
    static final ArchRule noClockInLibraryCode = noClasses().that()
            .resideInAnyPackage(LIBRARY)
            .should()
            .callMethod("java.time.Instant",
                    "now")
            .orShould()
            .callMethod("java.time.LocalDate", "now")
            .orShould()
            .callMethod("java.lang.System", "currentTimeMillis")
            .orShould()
            .callMethod("java.time.ZoneId", "systemDefault")
            .orShould()
            .callMethod("java.util.Locale", "getDefault");

    @ArchTest
    static final ArchRule noConsoleInLibraryCode = noClasses().that()
            .resideInAnyPackage(LIBRARY)
            .should()
            .accessField("java.lang.System", "out")
            .orShould()
            .accessField("java.lang.System", "err")
            .orShould()
            .callMethod("java.lang.Throwable", "printStackTrace");

    @ArchTest
    static final ArchRule noSharedChanceInLibraryCode = noClasses().that()
            .resideInAnyPackage(LIBRARY)
            .should()
            .callConstructor("java.util.Random")
            .orShould()
            .callMethod("java.lang.Math", "random")
            .orShould()
            .callMethod("java.util.UUID", "randomUUID");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        Set<JavaPackage> packages = classes.stream()
                .map(JavaClass::getPackage)
                .filter(p -> p.getName().startsWith("dev.cardstock"))
                .collect(Collectors.toSet());
        assertThat(packages).hasSizeGreaterThan(15)
                .allMatch(p -> p.isAnnotatedWith(NullMarked.class), "is @NullMarked");
    }
}
