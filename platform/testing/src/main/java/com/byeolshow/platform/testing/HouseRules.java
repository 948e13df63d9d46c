package com.byeolshow.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.byeolshow.platform.web.problem.Problem;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The rules every service keeps. A service's own {@code ArchitectureTest} calls {@link #assertFollowedBy}. Each rule is
 * proven against a deliberate violator, because a rule with a misspelt target passes for ever.
 */
public final class HouseRules {

    /** Adapter packages of a feature; {@code platform.web} is not one. */
    private static final Pattern ADAPTER =
            Pattern.compile("com\\.byeolshow\\.(?!platform\\.)(?:\\w+\\.)+(web|data|messaging)(?:\\..*)?");

    private static final Pattern SERVICE = Pattern.compile("com\\.byeolshow\\.(?!platform\\b)(\\w+)(?:\\..*)?");

    private static final Pattern FORBIDDEN_NAME =
            Pattern.compile(".*(?:Impl|Utils?|Helper|Manager|Dto|DTO|Service)|(?:Base|Common)(?:[A-Z].*)?");

    private static final Set<String> WAITING =
            Set.of("block", "blockOptional", "blockFirst", "blockLast", "toIterable", "toStream", "subscribe");

    /** Rules are pure: no framework, no Reactor, nothing of other features but their ids. */
    static final ArchRule MODEL_IS_PURE = classes()
            .that()
            .resideInAPackage("..model..")
            .should(dependOnlyOn(
                    "plain Java, money, forms, names, wordings, problems, ids, and its own feature's pure types",
                    HouseRules::allowedInModel))
            .allowEmptyShould(true);

    /** Time and ids come in as arguments, so that a rule can be tested at any time. */
    static final ArchRule MODEL_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("..model..")
            .should()
            .callMethodWhere(target(are(clockOrChance())))
            .orShould()
            .callConstructorWhere(target(are(clockOrChance())))
            .allowEmptyShould(true);

    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = classes()
            .that(areAdapters())
            .should(dependOnlyOn("adapters of its own kind", (origin, target) -> {
                String other = adapterKind(target);
                return other == null || other.equals(adapterKind(origin));
            }))
            .allowEmptyShould(true);

    static final ArchRule ADAPTERS_ARE_PACKAGE_PRIVATE = classes()
            .that(areAdapters())
            .and(describe("are top level", type -> !type.isNestedClass()))
            .should()
            .notBePublic()
            .allowEmptyShould(true);

    /** What waits belongs to the platform, which knows on which thread it may. */
    static final ArchRule NOTHING_BLOCKS = noClasses()
            .that(areOfAService())
            .should()
            .callMethodWhere(target(are(describe("waiting or subscribing", HouseRules::waits))))
            .allowEmptyShould(true);

    static final ArchRule NO_BLOCKING_APIS = noClasses()
            .that(areOfAService())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "jakarta.persistence..",
                    "jakarta.servlet..",
                    "org.springframework.jdbc..",
                    "org.springframework.web.servlet..")
            .allowEmptyShould(true);

    static final ArchRule BROKER_ONLY_IN_PLATFORM = noClasses()
            .that(areOfAService())
            .should()
            .dependOnClassesThat(describe(
                    "are Kafka clients (a NewTopic bean is fine)",
                    type -> (type.getPackageName().startsWith("org.apache.kafka")
                                    || type.getPackageName().startsWith("org.springframework.kafka"))
                            && !type.getName().equals("org.apache.kafka.clients.admin.NewTopic")))
            .allowEmptyShould(true);

    static final ArchRule ONLY_USE_CASES_OPEN_TRANSACTIONS = noClasses()
            .that(areAdapters())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.transaction..")
            .allowEmptyShould(true);

    static final ArchRule NAMES_ARE_OURS = classes()
            .that(areOfAService())
            .and(describe("are written by hand", type -> !type.isAnonymousClass()))
            .should(have("a name that says what it is", type -> !hasForbiddenName(type)))
            .allowEmptyShould(true);

    static final ArchRule PACKAGES_ARE_DESCRIBED = classes()
            .that(areOfAService())
            .should(have("a package-info with @NullMarked", HouseRules::isDescribed))
            .allowEmptyShould(true);

    static final ArchRule SERVICES_DO_NOT_KNOW_EACH_OTHER = classes()
            .that(areOfAService())
            .should(dependOnlyOn("its own service and the platform", (origin, target) -> {
                String other = serviceOf(target);
                return other == null || other.equals(serviceOf(origin));
            }))
            .allowEmptyShould(true);

    static final ArchRule CONFIGURATION_IS_TYPED = noClasses()
            .that(areOfAService())
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
            .allowEmptyShould(true);

    static final ArchRule FEATURES_HAVE_NO_CYCLES = slices().matching("com.byeolshow.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    /** Whoever asks for English reads it, with the same limits and names in it as the Korean. */
    static final ArchRule PROBLEMS_SPEAK_BOTH_LANGUAGES = classes()
            .that(describe("are problems", HouseRules::isProblem))
            .should(sayTheSameInBothLanguages())
            .allowEmptyShould(true);

    private static final List<ArchRule> ALL = List.of(
            MODEL_IS_PURE,
            MODEL_HAS_NO_CLOCK,
            ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
            ADAPTERS_ARE_PACKAGE_PRIVATE,
            NOTHING_BLOCKS,
            NO_BLOCKING_APIS,
            BROKER_ONLY_IN_PLATFORM,
            ONLY_USE_CASES_OPEN_TRANSACTIONS,
            NAMES_ARE_OURS,
            PACKAGES_ARE_DESCRIBED,
            SERVICES_DO_NOT_KNOW_EACH_OTHER,
            CONFIGURATION_IS_TYPED,
            FEATURES_HAVE_NO_CYCLES,
            PROBLEMS_SPEAK_BOTH_LANGUAGES);

    private HouseRules() {}

    /**
     * Checks a service's main classes against every rule and reports all violations together.
     *
     * @param servicePackage such as {@code com.byeolshow.commerce}
     * @throws AssertionError listing what was violated, or if there are no classes to check
     */
    public static void assertFollowedBy(String servicePackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(servicePackage);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes in " + servicePackage);
        }
        List<String> violations = violations(classes);
        if (!violations.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), violations));
        }
    }

    static List<String> violations(JavaClasses classes) {
        var found = new ArrayList<String>();
        for (ArchRule rule : ALL) {
            var result = rule.evaluate(classes);
            if (result.hasViolation()) {
                found.add(result.getFailureReport().toString());
            }
        }
        return found;
    }

    private static boolean allowedInModel(JavaClass origin, JavaClass target) {
        String name = target.getPackageName();
        if (target.isPrimitive()
                || target.isArray()
                || (name.startsWith("java.") && !name.startsWith("java.sql"))
                || name.startsWith("org.jspecify")
                || name.startsWith("com.byeolshow.platform.money")
                || name.equals("com.byeolshow.platform.form")
                || name.equals("com.byeolshow.platform.language")
                || name.equals("com.byeolshow.platform.name")
                || target.getName().equals("com.byeolshow.platform.web.problem.Problem")
                || target.getName().equals("com.byeolshow.platform.web.problem.Problem$Summary")
                || target.getName().equals("com.byeolshow.platform.images.store.ImageId")) {
            return true;
        }
        if (SERVICE.matcher(name).matches() && target.getSimpleName().endsWith("Id")) {
            return true;
        }
        String feature = featureOf(origin.getPackageName());
        boolean ownModel = name.equals(feature + ".model") || name.startsWith(feature + ".model.");
        return ownModel || (name.equals(feature) && isPure(target));
    }

    private static String featureOf(String modelPackage) {
        return modelPackage.replaceFirst("\\.model(\\..*)?$", "");
    }

    private static boolean isPure(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .noneMatch(name -> name.startsWith("reactor.") || name.startsWith("org.springframework."));
    }

    private static DescribedPredicate<AccessTarget> clockOrChance() {
        return describe("the clock or chance", target -> {
            String owner = target.getOwner().getName();
            return (owner.startsWith("java.time.") && target.getName().equals("now"))
                    || owner.equals("java.time.Clock")
                    || (owner.equals("java.util.UUID") && target.getName().equals("randomUUID"))
                    || (owner.equals("java.lang.System")
                            && Set.of("currentTimeMillis", "nanoTime").contains(target.getName()))
                    || (owner.equals("java.lang.Math") && target.getName().equals("random"))
                    || owner.equals("java.util.Random")
                    || owner.equals("java.security.SecureRandom")
                    || owner.equals("java.util.concurrent.ThreadLocalRandom");
        });
    }

    private static boolean waits(AccessTarget target) {
        String owner = target.getOwner().getName();
        return (owner.equals("java.lang.Thread") && target.getName().equals("sleep"))
                || (WAITING.contains(target.getName())
                        && (target.getOwner().isAssignableTo("org.reactivestreams.Publisher")
                                || owner.startsWith("reactor.core.publisher.")));
    }

    private static DescribedPredicate<JavaClass> areAdapters() {
        return describe("are adapters", type -> adapterKind(type) != null);
    }

    private static @Nullable String adapterKind(JavaClass type) {
        var matcher = ADAPTER.matcher(type.getPackageName());
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static DescribedPredicate<JavaClass> areOfAService() {
        return describe("are of a service", type -> serviceOf(type) != null);
    }

    private static @Nullable String serviceOf(JavaClass type) {
        var matcher = SERVICE.matcher(type.getPackageName());
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static boolean hasForbiddenName(JavaClass type) {
        String name = type.getSimpleName();
        boolean deployable = name.endsWith("Service")
                && type.isAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication");
        return !deployable && FORBIDDEN_NAME.matcher(name).matches();
    }

    private static boolean isDescribed(JavaClass type) {
        return type.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static boolean isProblem(JavaClass type) {
        return type.isAssignableTo(Problem.class) && !type.isInterface();
    }

    private static ArchCondition<JavaClass> sayTheSameInBothLanguages() {
        return new ArchCondition<>("say the same in Korean and English") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                ProblemWords.flaws(type.reflect().asSubclass(Problem.class))
                        .forEach(flaw ->
                                events.add(SimpleConditionEvent.violated(type, type.getName() + " says " + flaw)));
            }
        };
    }

    @FunctionalInterface
    private interface Allowed {
        boolean test(JavaClass origin, JavaClass target);
    }

    private static ArchCondition<JavaClass> dependOnlyOn(String what, Allowed allowed) {
        return new ArchCondition<>("depend only on " + what) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (!allowed.test(origin, target)) {
                        events.add(SimpleConditionEvent.violated(origin, dependency.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaClass> have(String what, Predicate<JavaClass> condition) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!condition.test(type)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has not " + what));
                }
            }
        };
    }
}
