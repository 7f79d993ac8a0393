package io.staunch.core.attribute;

import static io.staunch.core.attribute.Host.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.staunch.core.collect.ProcessReading;
import io.staunch.core.fleet.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CeilingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          java -Xmx512m -jar app.jar                               | 536870912
          java -Xmx1g -Xmx2g Main                                  | 2147483648
          java -Xmx2G -XX:MaxHeapSize=1048576 Main                 | 1048576
          java -Xmx64K Main                                        | 65536
          java -cp /a:/b -Xmx1m Main                               | 1048576
          java @options -Xmx1m Main                                | 1048576
          """)
  void the_last_heap_size_among_the_jvms_options_is_the_ceiling(String line, long bytes) {
    assertThat(HeapCeiling.of(List.of(line.split(" ", -1)))).contains(new Bytes(bytes));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java -jar app.jar -Xmx5g",
        "java Main -Xmx5g",
        "java -m app/app.Main -Xmx5g",
        "java -cp -Xmx5g Main",
        "java -Xmx Main",
        "java -Xmxlots Main",
        "java -Xmx-5 Main",
        "java -Xmx99999999999999999999g Main",
        "java -Xmx9000000000t Main",
        "java -Xmx1g … -jar app.jar",
        "-Xmx1g"
      })
  void what_is_no_option_of_the_jvm_is_no_ceiling(String line) {
    assertThat(HeapCeiling.of(List.of(line.split(" ", -1)))).isEmpty();
  }

  @Test
  void the_operators_word_goes_before_the_heap_and_the_heap_before_the_cgroup() {
    Declaration web = With.command(service("web"), "-jar");
    ProcessReading.Detail limited = With.limit(Host.detail(1, 1, 1), Bytes.ofMebi(300));

    Host plain =
        new Host()
            .declare(web)
            .start(100, 1, "java", "-jar")
            .change(100, p -> With.detail(p, limited));
    assertThat(plain.present("web").ceiling()).contains(Bytes.ofMebi(300));

    Host heap =
        new Host()
            .declare(web)
            .start(100, 1, "java", "-Xmx200m", "-jar")
            .change(100, p -> With.detail(p, limited));
    assertThat(heap.present("web").ceiling()).contains(Bytes.ofMebi(200));

    Host told =
        new Host()
            .declare(With.ceiling(web, Bytes.ofMebi(100)))
            .start(100, 1, "java", "-Xmx200m", "-jar");
    assertThat(told.present("web").ceiling()).contains(Bytes.ofMebi(100));
  }
}
