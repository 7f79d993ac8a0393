package io.staunch.agent.proc;

import io.staunch.core.fleet.Bytes;
import java.util.Optional;

/**
 * The lines of /proc/PID/status that nothing else tells.
 *
 * @param uid the real user id
 * @param tracer pid of an attached debugger, 0 for none
 * @param caught signals with a handler, signal n in bit n − 1 (SigCgt)
 * @param swap swapped bytes (VmSwap), zero for a kernel thread or a kernel without swap
 */
public record Status(int uid, int tracer, long caught, Bytes swap) {
  public static Optional<Status> parse(String text) {
    Keyed keyed = new Keyed(text);
    int uid = Numbers.small(keyed.number("Uid").orElse(Numbers.NONE));
    if (uid < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Status(
            uid,
            Math.max(0, Numbers.small(keyed.number("TracerPid").orElse(0L))),
            keyed.value("SigCgt").flatMap(Status::mask).orElse(0L),
            keyed.kibi("VmSwap").orElse(Bytes.ZERO)));
  }

  /** Whether a handler stands for this signal, so that sending it will not end the process. */
  public boolean catches(int signal) {
    return signal >= 1 && signal <= 64 && (caught >>> (signal - 1) & 1) == 1;
  }

  private static Optional<Long> mask(String hex) {
    try {
      return Optional.of(Long.parseUnsignedLong(hex, 16));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
