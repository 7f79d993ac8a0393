package io.staunch.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.staunch.core.wire.Json;
import io.staunch.policy.file.FileKind;
import io.staunch.policy.text.Node;
import io.staunch.policy.text.Source;
import io.staunch.policy.text.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The schemas that editors read: written from the settings, and no stricter than they are. */
class SchemaTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  private static Path shipped(FileKind kind) {
    return Given.ROOT.resolve("docs/schema").resolve(kind.word() + ".json");
  }

  /** What is wrong with a file by its kind's schema. */
  private static List<String> wrong(FileKind kind, String text) {
    Schema schema = REGISTRY.getSchema(Schemas.of(kind).compact(), InputFormat.JSON);
    Node root = Yaml.read(Source.of("file.yaml", text)).root().orElseThrow();
    return schema.validate(json(root).compact(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /** As an editor sees it: YAML 1.2 knows numbers, true, false and nothing. */
  private static Json json(Node node) {
    return switch (node) {
      case Node.Mapping block -> {
        Json.Obj all = Json.Obj.EMPTY;
        for (Node.Entry entry : block.entries()) {
          all = all.with(entry.key().text(), json(entry.value()));
        }
        yield all;
      }
      case Node.Sequence list -> new Json.Arr(list.items().stream().map(SchemaTest::json).toList());
      case Node.Scalar scalar -> {
        if (scalar.isNothing()) {
          yield new Json.Null();
        }
        if (scalar.plain() && scalar.text().matches("true|false")) {
          yield new Json.Bool(scalar.text().equals("true"));
        }
        yield scalar.plain() && scalar.text().matches("-?(0|[1-9]\\d*)(\\.\\d+)?")
            ? new Json.Num(scalar.text())
            : new Json.Text(scalar.text());
      }
    };
  }

  @Test
  void the_shipped_schemas_are_those_of_the_settings() throws IOException {
    for (FileKind kind : FileKind.values()) {
      String now = Schemas.of(kind).pretty();
      if ("write".equals(System.getProperty("staunch.docs"))) {
        Files.createDirectories(shipped(kind).getParent());
        Files.writeString(shipped(kind), now);
      }
      assertThat(Given.text(shipped(kind))).as("%s", Reference.HOW).isEqualTo(now);
    }
  }

  @TestFactory
  Stream<DynamicTest> every_file_that_the_product_takes_the_schema_takes() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("policies", "docs/examples", "policy/src/test/resources/good")) {
      try (Stream<Path> inside = Files.walk(Given.ROOT.resolve(folder))) {
        inside.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
      }
    }
    assertThat(files.size()).isGreaterThan(15);
    return files.stream()
        .map(file ->
            DynamicTest.dynamicTest(
                Given.ROOT.relativize(file).toString(),
                () -> {
                  String text = Given.text(file);
                  assertThat(wrong(kind(text), text)).isEmpty();
                }));
  }

  private static FileKind kind(String text) {
    return Stream.of(FileKind.values())
        .filter(each -> text.lines().anyMatch(line -> line.strip().equals("kind: " + each.word())))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_an_editor_can_see_to_be_wrong_it_marks() {
    String good = "kind: policy\nname: p\nrules:\n  web: {services: web, limit: 2GiB, for: 10m}\n";
    assertThat(wrong(FileKind.POLICY, good)).isEmpty();
    for (String[] wrong :
        new String[][] {
          {"kind: policy", "kind: host"},
          {"kind: policy\n", ""},
          {"limit: 2GiB", "limti: 2GiB"},
          {"limit: 2GiB", "limit: 2"},
          {"limit: 2GiB", "limit: 80%"},
          {"10m", "10"},
          {"10m", "10 minutes"},
          {"for: 10m", "ladder: [restart, reboot]"},
          {"for: 10m", "climb: yes"},
          {"for: 10m", "weights: {total: 101}"},
          {"services: web", "services: {name: web}"},
        }) {
      assertThat(wrong(FileKind.POLICY, good.replace(wrong[0], wrong[1])))
          .as(wrong[1])
          .isNotEmpty();
    }
  }

  @Test
  void a_template_may_have_blanks_anywhere_and_a_rule_none() {
    String template =
        """
        kind: policy
        name: p
        templates:
          t:
            parameters: {a: required, b: 1h}
            limit: $a
            for: $b
            services: [$a, web]
            ladder: $a
            weights: {total: $a}
            climb: $a
        rules:
          web: {use: t, with: {a: 2GiB, b: [1, 2]}}
        """;
    assertThat(wrong(FileKind.POLICY, template)).isEmpty();
    assertThat(wrong(FileKind.POLICY, template.replace("use: t", "limit: $a"))).isNotEmpty();
    assertThat(wrong(FileKind.POLICY, template.replace("for: $b", "for: soon"))).isNotEmpty();
  }

  @Test
  void no_two_blocks_of_a_kind_of_file_share_a_title() {
    for (FileKind kind : FileKind.values()) {
      var titles = Schemas.titles(kind);
      assertThat(new TreeSet<>(titles)).hasSameSizeAs(titles);
    }
  }
}
