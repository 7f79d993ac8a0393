package io.staunch.core.act;

import java.util.function.Function;
import java.util.function.Predicate;

/** A fate that is told in the test: all goes well but for what is said. */
final class Scripted implements Fate {
  private Function<HandEffect.Perform, Way> steps = asked -> Way.well();
  private Function<HandRecord, Write> writes = record -> Write.DURABLE;
  private boolean looks = true;

  static boolean isFor(HandEffect.Perform asked, Step.Purpose purpose) {
    return !asked.compensating() && asked.what().is(purpose);
  }

  /** The plan's step for this purpose goes this way, its compensation goes well. */
  Scripted step(Step.Purpose purpose, Way way) {
    return step(asked -> isFor(asked, purpose), way);
  }

  Scripted step(Predicate<HandEffect.Perform> which, Way way) {
    Function<HandEffect.Perform, Way> before = steps;
    steps = asked -> which.test(asked) ? way : before.apply(asked);
    return this;
  }

  Scripted write(Predicate<HandRecord> which, Write way) {
    Function<HandRecord, Write> before = writes;
    writes = record -> which.test(record) ? way : before.apply(record);
    return this;
  }

  Scripted blind() {
    looks = false;
    return this;
  }

  @Override
  public Way perform(HandEffect.Perform asked) {
    return steps.apply(asked);
  }

  @Override
  public Write write(HandRecord record) {
    return writes.apply(record);
  }

  @Override
  public boolean looks() {
    return looks;
  }
}
