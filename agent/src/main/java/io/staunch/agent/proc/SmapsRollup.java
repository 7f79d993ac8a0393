package io.staunch.agent.proc;

import io.staunch.core.fleet.Bytes;
import java.util.Optional;

/**
 * One process's proportional shares in /proc/PID/smaps_rollup: a page that n processes map counts
 * 1/n in each.
 *
 * @param swap empty where the kernel tells none
 */
record SmapsRollup(Bytes anon, Bytes shmem, Bytes file, Optional<Bytes> swap) {
  /**
   * Parses it. A kernel before 5.4 splits no PSS: there anonymous memory is the smaller of PSS and
   * Anonymous, which never counts too much for a group, and shared memory stays unseen.
   */
  static Optional<SmapsRollup> parse(String text) {
    Keyed keyed = new Keyed(text);
    Optional<Bytes> pss = keyed.kibi("Pss");
    if (pss.isEmpty()) {
      return Optional.empty();
    }
    Optional<Bytes> swap = keyed.kibi("SwapPss").or(() -> keyed.kibi("Swap"));
    Optional<Bytes> anon = keyed.kibi("Pss_Anon");
    if (anon.isPresent()) {
      return Optional.of(
          new SmapsRollup(
              anon.get(),
              keyed.kibi("Pss_Shmem").orElse(Bytes.ZERO),
              keyed.kibi("Pss_File").orElse(Bytes.ZERO),
              swap));
    }
    return keyed
        .kibi("Anonymous")
        .map(full -> full.compareTo(pss.get()) < 0 ? full : pss.get())
        .map(share -> new SmapsRollup(share, Bytes.ZERO, pss.get().minus(share), swap));
  }
}
