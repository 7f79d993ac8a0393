package io.staunch.agent.e2e;

import java.util.List;

/**
 * What a service of {@code service.sh} wrote down about its lives.
 *
 * @param starts pids, in order
 * @param terms pids of the lives that got a TERM, once for each
 * @param overlaps pids of lives that began while another was still there
 */
record Diary(List<Long> starts, List<Long> terms, List<Long> overlaps) {
  static Diary of(String text) {
    return new Diary(pids(text, "start"), pids(text, "term"), pids(text, "overlap"));
  }

  private static List<Long> pids(String text, String word) {
    return text.lines()
        .map(line -> line.split(" ", -1))
        .filter(words -> words[0].equals(word))
        .map(words -> Long.valueOf(words[1]))
        .toList();
  }
}
