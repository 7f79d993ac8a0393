package io.staunch.policy.check;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {
  @Test
  void text_knows_no_settings_and_settings_know_no_files() {
    JavaClasses policy =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.staunch.policy");
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("text")
        .definedBy("io.staunch.policy.text..")
        .layer("setting")
        .definedBy("io.staunch.policy.setting..")
        .layer("file")
        .definedBy("io.staunch.policy.file..")
        .layer("trial")
        .definedBy("io.staunch.policy.trial..")
        .layer("check")
        .definedBy("io.staunch.policy.check..")
        .whereLayer("check")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("trial")
        .mayOnlyBeAccessedByLayers("check")
        .whereLayer("file")
        .mayOnlyBeAccessedByLayers("check", "trial")
        .whereLayer("setting")
        .mayOnlyBeAccessedByLayers("check", "trial", "file")
        .check(policy);
  }
}
