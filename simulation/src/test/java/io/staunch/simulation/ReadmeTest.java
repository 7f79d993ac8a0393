package io.staunch.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.policy.check.PolicyCheck;
import io.staunch.policy.file.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer copies from the README works. */
class ReadmeTest {
  private static final Pattern WRITTEN =
      Pattern.compile("cat > (\\S+\\.yaml) <<END_OF_FILE\n(.*?)\nEND_OF_FILE", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void the_three_files_of_the_first_service_are_good() throws IOException {
    List<Path> files = new ArrayList<>();
    for (var found :
        WRITTEN.matcher(Checkout.text(Checkout.root().resolve("README.md"))).results().toList()) {
      Path file = folder.resolve(found.group(1));
      Files.writeString(file, asTheShellWrites(found.group(2)));
      files.add(file);
    }

    PolicyCheck.Result result =
        PolicyCheck.run(files, new Accounts(new TreeMap<>()), Instant.EPOCH);
    assertThat(result.problems()).isEmpty();
    assertThat(result.warnings()).isEmpty();
    assertThat(files).hasSize(3);
    assertThat(result.parts()).anyMatch(PolicyCheck.Part::pair);
  }

  private String asTheShellWrites(String text) {
    return text.stripIndent()
        .replace("$PWD", folder.toString())
        .replace("$(id -u)", "1000")
        .replace("$(hostname)", "app-1")
        .replace("$(readlink -f /bin/bash)", "/usr/bin/bash");
  }
}
