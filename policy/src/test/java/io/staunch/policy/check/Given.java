package io.staunch.policy.check;

import io.staunch.core.engine.Ruleset;
import io.staunch.policy.file.Accounts;
import io.staunch.policy.file.AgentReader;
import io.staunch.policy.file.HostFile;
import io.staunch.policy.file.HostReader;
import io.staunch.policy.file.PolicyFile;
import io.staunch.policy.file.PolicyReader;
import io.staunch.policy.setting.Loaded;
import io.staunch.policy.text.Source;
import io.staunch.policy.trial.TrialReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads files of every kind for tests. */
public final class Given {
  public static final Path RESOURCES = Path.of("src/test/resources");

  /** The project's root; tests run in their module's folder. */
  public static final Path ROOT = Path.of("..");

  public static final Accounts ACCOUNTS =
      Accounts.ofPasswd(
          """
          root:x:0:0:root:/root:/bin/bash
          app:x:1001:1001::/home/app:/usr/sbin/nologin
          www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
          postgres:x:105:113::/var/lib/postgresql:/bin/bash
          """);

  private Given() {}

  public static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The host of src/test/resources/good/host.yaml. */
  public static HostFile host() {
    String text = text(RESOURCES.resolve("good/host.yaml"));
    return HostReader.read(Source.of("host.yaml", text), ACCOUNTS).value().orElseThrow();
  }

  public static Loaded<PolicyFile> policy(String text) {
    return PolicyReader.read(List.of(Source.of("policy.yaml", text)));
  }

  public static Loaded<Ruleset> bind(String policy, HostFile host) {
    Loaded<PolicyFile> loaded = policy(policy);
    PolicyFile file =
        loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    return PolicyCompiler.compile(file, host, Duration.ofSeconds(5));
  }

  /**
   * Reads a file as its name says: policy-…, host-…, agent-…, test-… or pair-…, a policy for the
   * good host.
   */
  public static Loaded<?> byName(String name, String text) {
    Source source = Source.of(name, text);
    return switch (name.substring(0, name.indexOf('-'))) {
      case "host" -> HostReader.read(source, ACCOUNTS);
      case "agent" -> AgentReader.read(List.of(source));
      case "test" -> TrialReader.read(source);
      case "policy" -> PolicyReader.read(List.of(source));
      case "pair" -> {
        Loaded<PolicyFile> policy = PolicyReader.read(List.of(source));
        yield policy.value().isEmpty()
            ? policy
            : PolicyCompiler.compile(policy.value().get(), host(), Duration.ofSeconds(5));
      }
      default -> throw new IllegalArgumentException("no kind is called so: " + name);
    };
  }
}
