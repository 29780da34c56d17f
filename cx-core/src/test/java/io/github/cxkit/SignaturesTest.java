package io.github.cxkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.cxkit.score.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Arguments that can be swapped without a word, and a bare true that says nothing where it is read. */
class SignaturesTest {

    private static final int MOST_IN_A_ROW = 2;

    @Test
    void noPublicSignatureTakesThreeOfOneTypeInARowOrABareBoolean() throws IOException {
        assertThat(dangerous())
                .as("signatures.txt lists the exceptions with their reasons; it may only shrink")
                .isEqualTo(exceptions());
    }

    private static Set<String> exceptions() throws IOException {
        try (InputStream in = Objects.requireNonNull(SignaturesTest.class.getResourceAsStream("/signatures.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> dangerous() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .importUrl(Result.class.getProtectionDomain().getCodeSource().getLocation())) {
            if (isPublic(type) && !type.getPackageName().endsWith(".internal")) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    boolean open = unit.getModifiers().contains(JavaModifier.PUBLIC)
                            && !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                            && !unit.getModifiers().contains(JavaModifier.BRIDGE);
                    if (open && isDangerous(unit.getRawParameterTypes())) {
                        found.add(named(unit));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(SignaturesTest::isPublic).orElse(true);
    }

    private static boolean isDangerous(List<JavaClass> parameters) {
        int inARow = 0;
        JavaClass before = null;
        for (JavaClass parameter : parameters) {
            inARow = parameter.equals(before) ? inARow + 1 : 1;
            before = parameter;
            if (inARow > MOST_IN_A_ROW || parameter.isEquivalentTo(boolean.class)) {
                return true;
            }
        }
        return false;
    }

    private static String named(JavaCodeUnit unit) {
        return unit.getOwner().getName().substring("io.github.cxkit.".length())
                + "." + unit.getName()
                + unit.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
