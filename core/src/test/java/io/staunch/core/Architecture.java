package io.staunch.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The rules that hold core's inside, for any root package: the real one, and one that breaks them
 * on purpose.
 */
final class Architecture {
  /** The line: a stage knows only the stages before it. */
  static final List<String> LINE =
      List.of(
          "fleet",
          "collect",
          "attribute",
          "history",
          "detect",
          "decide",
          "guard",
          "act",
          "verify",
          "ledger",
          "engine",
          "replay",
          "wire");

  private static final Set<String> UNORDERED =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap");

  private static final Set<String> CHANCE =
      Set.of(
          Random.class.getName(),
          SplittableRandom.class.getName(),
          "java.util.concurrent.ThreadLocalRandom");

  private Architecture() {}

  static ArchRule knowsOnlyStagesBefore(String root, int stage) {
    String[] later =
        LINE.subList(stage + 1, LINE.size()).stream()
            .map(name -> root + "." + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that(resideInAPackage(root + "." + LINE.get(stage) + ".."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(later))
        .as("stage " + LINE.get(stage) + " knows only the stages before it")
        .allowEmptyShould(true);
  }

  static ArchRule touchesNothingOutsideItself(String root) {
    return noClasses()
        .that(
            resideInAPackage(root + "..")
                .and(DescribedPredicate.not(resideInAPackage(root + ".wire.."))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.util.concurrent..",
                    "java.util.logging..",
                    "java.lang.reflect..")
                .or(
                    nameIn(
                        Set.of(
                            "java.lang.Thread",
                            "java.lang.System$Logger",
                            "java.lang.ProcessBuilder"))))
        .as("core touches no disk, net, thread, logger or reflection")
        .allowEmptyShould(true);
  }

  static ArchRule answersTheSameEveryTime(String root) {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>("its answer differs from run to run") {
              @Override
              public boolean test(JavaAccess<?> access) {
                return differs(access.getTarget());
              }
            })
        .as("core answers the same every time")
        .allowEmptyShould(true);
  }

  private static boolean differs(AccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return switch (owner) {
      case "java.lang.Math" -> true;
      case "java.lang.System" ->
          Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "identityHashCode")
              .contains(name);
      case "java.util.Set", "java.util.Map" -> Set.of("of", "ofEntries", "copyOf").contains(name);
      case "java.util.stream.Collectors" ->
          Set.of("toSet", "toMap", "groupingBy", "toUnmodifiableSet", "toUnmodifiableMap")
              .contains(name);
      case "java.util.UUID" -> name.equals("randomUUID");
      default ->
          UNORDERED.contains(owner)
              || CHANCE.contains(owner)
              || (owner.startsWith("java.time.") && name.equals("now"));
    };
  }

  static ArchRule hasNoStaticState(String root) {
    return fields()
        .that()
        .areDeclaredInClassesThat(resideInAPackage(root + ".."))
        .and()
        .areStatic()
        .should()
        .beFinal()
        .as("core has no static state")
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> nameIn(
      Set<String> names) {
    return DescribedPredicate.describe(
        "is one of " + names, type -> names.contains(type.getName()));
  }
}
