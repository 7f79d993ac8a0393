package io.staunch.core.detect;

import io.staunch.core.collect.ServerMemory;
import io.staunch.core.fleet.Bytes;
import java.time.Duration;
import java.util.Optional;

/** The use case's generic policy: the server's memory in use above a share of its total. */
public final class ServerLimitDetector implements Detector {
  private final Condition.ServerLimit condition;
  private final Silence silence;
  private final LimitWatch watch;

  /**
   * @param tick the configured sampling interval
   */
  public ServerLimitDetector(String rule, Condition.ServerLimit condition, Duration tick) {
    this.condition = condition;
    this.silence = new Silence(rule, tick);
    this.watch = new LimitWatch(silence, condition.sustained());
  }

  @Override
  public Finding initial(Optional<String> service) {
    return silence.initial(service);
  }

  @Override
  public Finding examine(Finding before, Look look) {
    return look.sample()
        .map(sample -> watch.judge(before, reading(look, sample.server())))
        .orElseGet(() -> silence.quiet(before, look.at()));
  }

  private LimitWatch.Reading reading(Look look, ServerMemory server) {
    Bytes limit = server.total().times(condition.share());
    String used = server.used() + " of " + server.total();
    return new LimitWatch.Reading(
        look.at(),
        Optional.empty(),
        server.used(),
        limit,
        limit.times(condition.clearBelow()),
        look.isRegular(),
        "the server uses " + used + " (" + Percent.text(server.usedShare()) + ")",
        "the limit of " + Percent.text(condition.share()));
  }
}
