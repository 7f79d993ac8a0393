package io.staunch.agent.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.collect.ProcessReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandLineTest {

  private static List<String> parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return CommandLine.parse(bytes, bytes.length, true);
  }

  @Test
  void arguments_are_split_as_they_were_given() {
    byte[] java = Captured.bytes("cmdline/java");

    assertThat(CommandLine.parse(java, java.length, true))
        .containsExactly(
            "/usr/lib/jvm/temurin-25-jdk-amd64/bin/java",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            "/tmp",
            "Idle");
  }

  @Test
  void an_empty_argument_in_between_is_one() {
    assertThat(parse("app\0\0-v\0")).containsExactly("app", "", "-v");
  }

  @Test
  void a_title_that_overwrote_the_arguments_is_one_argument_without_its_padding() {
    assertThat(parse("nginx: worker process\0\0\0\0\0")).containsExactly("nginx: worker process");
  }

  @Test
  void nothing_is_no_argument() {
    assertThat(parse("")).isEmpty();
    assertThat(parse("\0\0")).isEmpty();
  }

  @Test
  void bytes_that_are_no_text_do_no_harm() {
    byte[] bytes = {'a', 0, (byte) 0xff, (byte) 0xfe, 0};

    assertThat(CommandLine.parse(bytes, bytes.length, true)).containsExactly("a", "\ufffd\ufffd");
  }

  @Test
  void a_main_class_behind_a_long_class_path_is_still_seen() {
    List<String> arguments =
        parse("java\0-Xmx1g\0-cp\0" + "/lib/some.jar:".repeat(2000) + "\0kafka.Kafka\0conf\0");

    assertThat(arguments)
        .hasSize(6)
        .startsWith("java", "-Xmx1g", "-cp")
        .endsWith("kafka.Kafka", "conf");
    assertThat(arguments.get(3)).hasSize(CommandLine.LONGEST_ARGUMENT).endsWith(ProcessReading.CUT);
  }

  @Test
  void of_too_many_arguments_first_and_last_are_kept() {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 10_000).forEach(i -> text.append(i).append('\0'));
    List<String> arguments = parse(text.toString());

    assertThat(arguments)
        .hasSize(CommandLine.MOST_ARGUMENTS)
        .startsWith("0", "1")
        .endsWith("9998", "9999");
    assertThat(arguments).contains(ProcessReading.CUT);
  }

  @Test
  void of_too_much_text_first_and_last_are_kept() {
    List<String> arguments = parse(("x".repeat(255) + "\0").repeat(100) + "last\0");

    assertThat(arguments).endsWith("last").contains(ProcessReading.CUT);
    assertThat(arguments.stream().mapToInt(String::length).sum())
        .isLessThanOrEqualTo(CommandLine.MOST_CHARACTERS + 1);
  }

  @Test
  void what_the_reader_cut_off_is_marked() {
    byte[] bytes = "app\0--half-an-arg".getBytes(StandardCharsets.UTF_8);

    assertThat(CommandLine.parse(bytes, bytes.length, false))
        .containsExactly("app", ProcessReading.CUT);
  }
}
