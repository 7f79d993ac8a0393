package io.staunch.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds core's inside; each rule is also shown to fail on code that breaks it on purpose. */
final class CoreArchitectureTest {
  private static final String CORE = "io.staunch.core";
  private static final String BROKEN = "io.staunch.broken";

  private static final JavaClasses REAL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(CORE);
  private static final JavaClasses BREAKING = new ClassFileImporter().importPackages(BROKEN);

  @TestFactory
  Stream<DynamicTest> a_stage_knows_only_the_stages_before_it() {
    return IntStream.range(0, Architecture.LINE.size())
        .mapToObj(stage ->
            DynamicTest.dynamicTest(
                Architecture.LINE.get(stage),
                () -> Architecture.knowsOnlyStagesBefore(CORE, stage).check(REAL)));
  }

  @Test
  void core_touches_nothing_outside_itself() {
    Architecture.touchesNothingOutsideItself(CORE).check(REAL);
  }

  @Test
  void core_answers_the_same_every_time() {
    Architecture.answersTheSameEveryTime(CORE).check(REAL);
  }

  @Test
  void core_has_no_static_state() {
    Architecture.hasNoStaticState(CORE).check(REAL);
  }

  @Test
  void every_package_of_core_is_a_stage_of_the_line() {
    assertThat(
            REAL.stream()
                .map(type -> type.getPackageName())
                .filter(name -> name.startsWith(CORE + "."))
                .map(name -> name.substring(CORE.length() + 1))
                .distinct())
        .isSubsetOf(Architecture.LINE);
  }

  @Test
  void a_stage_that_looks_ahead_is_found() {
    assertBreaks(
        Architecture.knowsOnlyStagesBefore(BROKEN, Architecture.LINE.indexOf("detect")),
        "LooksAhead");
  }

  @Test
  void code_that_touches_the_disk_is_found() {
    assertBreaks(Architecture.touchesNothingOutsideItself(BROKEN), "TouchesDisk");
  }

  @Test
  void a_clock_in_a_method_reference_chance_math_and_unordered_maps_are_found() {
    ArchRule rule = Architecture.answersTheSameEveryTime(BROKEN);
    for (String broken :
        new String[] {"AsksTheClock", "CallsMath", "IteratesUnordered", "RollsDice"}) {
      assertBreaks(rule, broken);
    }
  }

  @Test
  void static_state_is_found() {
    assertBreaks(Architecture.hasNoStaticState(BROKEN), "KeepsStaticState");
  }

  private static void assertBreaks(ArchRule rule, String type) {
    assertThatThrownBy(() -> rule.check(BREAKING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(type);
  }
}
