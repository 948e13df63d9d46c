package com.byeolshow.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.byeolshow.sandbox");

    @Test
    void featuresHaveNoCycles() {
        slices().matching("com.byeolshow.sandbox.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CODE);
    }

    @Test
    void sharesNoCodeWithTheProduct() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.byeolshow.platform..")
                .check(CODE);
    }

    @Test
    void logInsKnowNoOtherProvider() {
        noClasses()
                .that()
                .resideInAPackage("..social..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..mux..", "..iamport..")
                .check(CODE);
    }

    @Test
    void providersDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..mux..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..iamport..")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage("..iamport..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..mux..")
                .check(CODE);
    }

    @Test
    void modelsArePlainJavaWithoutAClock() {
        classes()
                .that()
                .resideInAPackage("..model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", "..model..")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage("..model..")
                .should()
                .callMethod(Instant.class, "now")
                .check(CODE);
    }
}
