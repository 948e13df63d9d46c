package com.byeolshow.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.platform.web.problem.RequestProblem;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final JavaClasses VIOLATOR =
            new ClassFileImporter().importPackages("com.byeolshow.violator", "com.byeolshow.violatortwo");
    private static final JavaClasses OBEDIENT = new ClassFileImporter().importPackages("com.byeolshow.obedient");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(HouseRules.MODEL_IS_PURE, "ReactiveRules"),
                Arguments.of(HouseRules.MODEL_HAS_NO_CLOCK, "Instant.now()"),
                Arguments.of(HouseRules.MODEL_HAS_NO_CLOCK, "UUID.randomUUID()"),
                Arguments.of(HouseRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER, "ThingRows"),
                Arguments.of(HouseRules.ADAPTERS_ARE_PACKAGE_PRIVATE, "ThingRows"),
                Arguments.of(HouseRules.NOTHING_BLOCKS, "Mono.block()"),
                Arguments.of(HouseRules.NOTHING_BLOCKS, "Mono.subscribe()"),
                Arguments.of(HouseRules.NOTHING_BLOCKS, "Thread.sleep"),
                Arguments.of(HouseRules.NO_BLOCKING_APIS, "javax.sql.DataSource"),
                Arguments.of(HouseRules.BROKER_ONLY_IN_PLATFORM, "Producer"),
                Arguments.of(HouseRules.ONLY_USE_CASES_OPEN_TRANSACTIONS, "TransactionalOperator"),
                Arguments.of(HouseRules.NAMES_ARE_OURS, "ThingImpl"),
                Arguments.of(HouseRules.PACKAGES_ARE_DESCRIBED, "Undescribed"),
                Arguments.of(HouseRules.SERVICES_DO_NOT_KNOW_EACH_OTHER, "Neighbour"),
                Arguments.of(HouseRules.CONFIGURATION_IS_TYPED, "Value"),
                Arguments.of(HouseRules.FEATURES_HAVE_NO_CYCLES, "LoopingThings"),
                Arguments.of(HouseRules.PROBLEMS_SPEAK_BOTH_LANGUAGES, "no English sentence: 두 번"),
                Arguments.of(HouseRules.PROBLEMS_SPEAK_BOTH_LANGUAGES, "LimitKept says"),
                Arguments.of(HouseRules.PROBLEMS_SPEAK_BOTH_LANGUAGES, "not in English: [format]"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleCatchesItsViolator(ArchRule rule, String culprit) {
        assertThat(rule.evaluate(VIOLATOR).getFailureReport().toString()).contains(culprit);
    }

    @Test
    void anObedientServiceHasNothingToFear() {
        assertThat(HouseRules.violations(OBEDIENT)).isEmpty();
    }

    @Test
    void theProblemsOfThePlatformSpeakBothLanguages() {
        var platform = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("com.byeolshow.platform");

        assertThat(platform.contain(RequestProblem.Malformed.class)).isTrue();
        assertThat(HouseRules.PROBLEMS_SPEAK_BOTH_LANGUAGES
                        .evaluate(platform)
                        .getFailureReport()
                        .getDetails())
                .isEmpty();
        assertThat(IntStream.range(400, 600)
                        .boxed()
                        .flatMap(status ->
                                ProblemWords.flaws(new RequestProblem.ByStatus(status)
                                                .summary()
                                                .wording())
                                        .stream()))
                .isEmpty();
    }

    @Test
    void nothingToCheckIsAMistake() {
        assertThatThrownBy(() -> HouseRules.assertFollowedBy("com.byeolshow.nowhere"))
                .isInstanceOf(AssertionError.class);
    }
}
