package io.staunch.agent.disk;

import io.staunch.agent.disk.LineScan.Met;
import io.staunch.core.ledger.Chain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a whole log: where it ends, which lines are damaged, and whether each follows the one
 * before.
 */
final class LogSurvey {
  /** Most problems that are told one by one. */
  static final int REMARKS = 20;

  private final List<String> remarks = new ArrayList<>();
  private long untold;
  private int newestFormat = Line.FORMAT;
  private String head = Chain.GENESIS;
  private long last;
  private long lastInSegments;
  private boolean any;

  private TailEnd tail = new TailEnd(0, 0);
  private String file = "";
  private Optional<Met.Damaged> damaged = Optional.empty();
  private long goodEnd;
  private long end;

  /**
   * How the newest segment ends.
   *
   * @param good offset behind which nothing is good
   * @param torn bytes behind it
   */
  record TailEnd(long good, long torn) {}

  /** Reads everything. */
  static LogSurvey of(LogReader reader) throws IOException {
    LogSurvey survey = new LogSurvey();
    for (LogFiles.Segment segment : reader.files().segments()) {
      survey.damaged.ifPresent(d -> survey.remark(survey.told(d) + " and left out"));
      survey.begin(String.valueOf(segment.path().getFileName()));
      LogReader.scan(segment.path(), survey::meet);
    }
    survey.lastInSegments = survey.last;
    survey.tail = new TailEnd(survey.goodEnd, survey.end - survey.goodEnd);
    survey.damaged = Optional.empty();
    reader.scanReserve(good -> good.line().number() <= survey.last || survey.meet(good));
    return survey;
  }

  private void begin(String segment) {
    file = segment;
    damaged = Optional.empty();
    goodEnd = 0;
    end = 0;
  }

  private boolean meet(Met met) {
    switch (met) {
      case Met.Damaged next -> {
        end = next.at() + next.length();
        damaged =
            Optional.of(
                damaged
                    .map(d ->
                        new Met.Damaged(
                            d.number().or(next::number), d.at(), d.length() + next.length()))
                    .orElse(next));
      }
      case Met.Good(Line line, long at, long length) -> {
        end = at + length;
        goodEnd = end;
        follow(line);
      }
    }
    return true;
  }

  private void follow(Line line) {
    newestFormat = StrictMath.max(newestFormat, line.format());
    String between = "between entries " + last + " and " + line.number();
    if (damaged.isPresent()) {
      remark(told(damaged.get()) + " and left out; the hash chain cannot be checked " + between);
      damaged = Optional.empty();
    } else if (any && !line.prev().equals(head)) {
      remark("the hash chain is broken " + between + ": lines were changed or removed there");
    }
    any = true;
    head = line.hash();
    last = line.number();
  }

  private String told(Met.Damaged d) {
    return d.number().map(n -> "entry " + n).orElse("an entry")
        + (" is damaged (" + d.length() + " bytes at offset " + d.at() + " of " + file + ")");
  }

  private void remark(String remark) {
    if (remarks.size() < REMARKS) {
      remarks.add(remark);
    } else {
      untold++;
    }
  }

  /** Damage and breaks, one sentence each. */
  List<String> remarks() {
    List<String> told = new ArrayList<>(remarks);
    if (untold > 0) {
      told.add(untold + " more places are damaged");
    }
    return told;
  }

  /** Hash of the newest good line. */
  String head() {
    return head;
  }

  /** Number of the newest good line, 0 for none. */
  long last() {
    return last;
  }

  /** The same without those that only the reserve holds. */
  long lastInSegments() {
    return lastInSegments;
  }

  TailEnd tail() {
    return tail;
  }

  /** The newest format that was met; above {@link Line#FORMAT} it is not ours to touch. */
  int newestFormat() {
    return newestFormat;
  }
}
