package io.staunch.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that finds a JDK for the launcher, tried on homes made up for the purpose. */
@Tag("real")
final class FindJavaTest {

  private static final Path SCRIPT = Path.of("..", "build", "find-java.sh").toAbsolutePath();

  @TempDir Path machine;

  @Test
  void a_named_java_that_is_too_old_is_an_error_that_says_so() throws Exception {
    Path old = jdk("old", "17.0.15");

    Found found = find(Map.of("STAUNCH_JAVA", old.toString()));

    assertThat(found.exit()).isEqualTo(1);
    assertThat(found.text()).contains("STAUNCH_JAVA is set to " + old, "is Java 17", "Java 25");
  }

  @Test
  void a_named_java_that_is_not_there_is_an_error_that_says_so() throws Exception {
    // two folders above the second is /, which may well hold a bin/java
    for (String nowhere : new String[] {machine + "/nowhere", "/nowhere"}) {
      Found found = find(Map.of("STAUNCH_JAVA", nowhere));

      assertThat(found.exit()).isEqualTo(1);
      assertThat(found.text()).contains("STAUNCH_JAVA is set to " + nowhere, "there is no Java");
    }
  }

  @Test
  void java_may_be_named_by_its_binary_or_by_its_home() throws Exception {
    Path home = jdk("new", "25.0.1");

    assertThat(find(Map.of("STAUNCH_JAVA", home.toString())).text()).isEqualTo(home + " 25");
    assertThat(find(Map.of("STAUNCH_JAVA", home.resolve("bin/java").toString())).text())
        .isEqualTo(home + " 25");
  }

  @Test
  void an_old_JAVA_HOME_is_passed_over_for_a_newer_one_elsewhere() throws Exception {
    Path old = jdk("old", "21.0.2");
    Path sdkman = jdk("home/.sdkman/candidates/java/30-x", "30");

    Found found = find(Map.of("JAVA_HOME", old.toString(), "HOME", machine + "/home"));

    // another JDK under /usr/lib/jvm may be nearer to the one wanted, but never the old one
    assertThat(found.exit()).isZero();
    assertThat(found.text()).doesNotContain(old.toString()).matches(".* (2[5-9]|30)");
    assertThat(sdkman).exists();
  }

  @Test
  void a_home_without_a_release_file_is_asked_for_its_version() throws Exception {
    Path home = jdk("asked", "26-ea");
    Files.delete(home.resolve("release"));

    assertThat(find(Map.of("JAVA_HOME", home.toString())).text()).isEqualTo(home + " 26");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = machine.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    String say = "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2026-01-01' >&2\n";
    for (String binary : new String[] {"java", "javac"}) {
      Path file = Files.writeString(home.resolve("bin").resolve(binary), say);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home.toRealPath();
  }

  private Found find(Map<String, String> environment) throws Exception {
    var builder =
        new ProcessBuilder(
                "sh",
                "-euc",
                ". \"$0\"; staunch_find_java || exit 1;"
                    + " printf '%s %s' \"$STAUNCH_JAVA_HOME\" \"$STAUNCH_JAVA_MAJOR\"",
                SCRIPT.toString())
            .redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("STAUNCH_JAVA", "JAVA_HOME"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return new Found(process.exitValue(), text);
  }

  private record Found(int exit, String text) {}
}
