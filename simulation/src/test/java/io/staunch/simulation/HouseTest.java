package io.staunch.simulation;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.staunch.core.act.Hand;
import io.staunch.core.engine.Engine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules between the modules' rooms, seen from the one module that sees them all. */
class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.staunch");

  private static final List<String> PLACED = List.of(Engine.class.getName(), Hand.class.getName());

  /** Where the engine stands is known in main only; a simulation is a main of its own. */
  private static ArchRule onlyPlaces(String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .accessTargetWhere(describe("makes an engine or a hand", HouseTest::places))
        .as("only " + String.join(", ", packages) + " make an engine or a hand");
  }

  private static boolean places(JavaAccess<?> access) {
    return PLACED.contains(access.getTarget().getOwner().getName())
        && access.getTarget().getName().equals("<init>")
        && !access.getOriginOwner().getName().equals(access.getTarget().getOwner().getName());
  }

  @Test
  void where_the_engine_stands_is_known_in_main_only() {
    onlyPlaces("io.staunch.agent.main..", "io.staunch.simulation..").check(HOUSE);
  }

  @Test
  void an_engine_made_elsewhere_would_be_found() {
    assertThatThrownBy(() -> onlyPlaces("io.staunch.simulation..").check(HOUSE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.staunch.agent.main.");
  }

  @TestFactory
  Stream<DynamicTest> rooms_do_not_know_each_other_in_circles() {
    return Stream.of("core", "policy", "agent", "simulation")
        .map(module ->
            DynamicTest.dynamicTest(
                module,
                () ->
                    slices()
                        .matching("io.staunch." + module + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true)
                        .check(HOUSE)));
  }

  @Test
  void all_modules_were_looked_at() {
    for (String module : List.of("core", "policy", "agent")) {
      assertThat(HOUSE.stream().map(type -> type.getPackageName()))
          .anyMatch(name -> name.startsWith("io.staunch." + module + "."));
    }
  }
}
