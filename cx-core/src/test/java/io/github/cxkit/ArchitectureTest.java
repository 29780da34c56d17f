package io.github.cxkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house rules that a compiler cannot check. */
class ArchitectureTest {

    private static final String ROOT = "io.github.cxkit.";

    /** Ground floor first; a package may import from those before it, and from {@code internal}. */
    private static final List<String> FLOORS = List.of(
            "score",
            "stats",
            "survey",
            "metric",
            "validation",
            "experiment",
            "journey",
            "driver",
            "framework",
            "lifetime",
            "service",
            "live",
            "scorecard");

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.cxkit");

    @TestFactory
    Stream<DynamicTest> importsOnlyPointDown() {
        return FLOORS.stream()
                .map(floor -> DynamicTest.dynamicTest(floor, () -> {
                    String[] above = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size()).stream()
                            .map(name -> ROOT + name + "..")
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + floor + "..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(above))
                            .allowEmptyShould(true)
                            .check(CORE);
                }));
    }

    @Test
    void everyPackageIsAFloor() {
        String[] rooms = Stream.concat(FLOORS.stream(), Stream.of("internal"))
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(rooms).check(CORE);
    }

    @Test
    void internalStandsAlone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "internal..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        FLOORS.stream().map(name -> ROOT + name + "..").toArray(String[]::new)))
                .check(CORE);
    }

    @Test
    void onlyTheAdaptersKnowTheMathsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "internal..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.apache.commons.."))
                .check(CORE);
    }

    @Test
    void noFileNoSocketNoClockNoUnseededRandomness() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(java.io.Serializable.class))))
                .check(CORE);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CORE);
        noClasses().should().callMethod(System.class, "nanoTime").check(CORE);
        noClasses().should().callMethod(Math.class, "random").check(CORE);
        noClasses().should().callConstructor(java.util.Random.class).check(CORE);
        noClasses().should().callConstructor(java.util.SplittableRandom.class).check(CORE);
        noClasses().should().callMethodWhere(readsTheClock()).check(CORE);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> readsTheClock() {
        return DescribedPredicate.describe("reads the clock", call -> {
            JavaClass owner = call.getTargetOwner();
            boolean now = call.getName().equals("now") && owner.getPackageName().startsWith("java.time");
            boolean system = owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system");
            return (now && call.getTarget().getRawParameterTypes().isEmpty()) || system;
        });
    }

    @Test
    void optionalIsOnlyReturned() {
        methods()
                .should(new ArchCondition<>("not take an Optional") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean takes = method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.getName().startsWith("java.util.Optional"));
                        if (takes) {
                            events.add(
                                    SimpleConditionEvent.violated(method, method.getFullName() + " takes an Optional"));
                        }
                    }
                })
                .check(CORE);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                .check(CORE);
    }
}
