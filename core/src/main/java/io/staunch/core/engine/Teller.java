package io.staunch.core.engine;

import io.staunch.core.fleet.Moment;
import io.staunch.core.ledger.Fact;
import io.staunch.core.ledger.Notice;
import io.staunch.core.ledger.Notice.Severity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Tells people: one message per incident and severity, reminders of pages until acknowledged, and
 * never more than the rate cap allows; what the cap holds back is sent when it frees.
 */
final class Teller {
  private static final Duration HOUR = Duration.ofHours(1);

  /** What happens anew each time, and does not merely go on. */
  private static final List<String> EACH_TIME = List.of("ST-NOT-UP", "ST-INEFFECTIVE");

  private final Memory memory;
  private final Scribe scribe;
  private final Deque<Moment> sent = new ArrayDeque<>();

  Teller(Memory memory, Scribe scribe) {
    this.memory = memory;
    this.scribe = scribe;
  }

  /**
   * Says something about an incident, unless the same or something graver was said of it already
   * and nobody has acknowledged that yet. Whoever has acknowledged hears of another page, but not
   * again of what merely goes on; whoever was told that something is wrong also hears that it was
   * put right, and is reminded no more.
   */
  void say(long incident, Message message, Ruleset rules, Moment at) {
    Optional<Incident> known = memory.incidents().of(incident);
    boolean saidBefore = known.map(of -> isSaid(of, message)).orElse(false);
    boolean waits =
        known
            .flatMap(Incident::due)
            .map(due -> due.severity().compareTo(message.severity()) >= 0)
            .orElse(false);
    if (known.isEmpty() || saidBefore || waits) {
      return;
    }
    Notice notice = message.notice(incident, known.get().service(), 0);
    if (mayTell(rules, at)) {
      tell(notice, at);
    } else {
      memory.incidents().change(incident, i -> i.dueFor(notice));
    }
  }

  private static boolean isSaid(Incident incident, Message message) {
    Optional<Notice> told = incident.told();
    boolean said =
        told.map(notice -> notice.severity().compareTo(message.severity()) >= 0).orElse(false);
    boolean same =
        told.map(notice -> notice.code().equals(message.code())).orElse(false)
            && !EACH_TIME.contains(message.code());
    boolean news = incident.acknowledged() && message.severity() == Severity.PAGE && !same;
    boolean answers = message.code().equals(Messages.ACTED) && !same;
    return said && !news && !answers;
  }

  /** Says something that cannot be written down, straight from memory. */
  void sayUnwritten(Message message, Moment at) {
    count(at);
    scribe.ask(new Effect.Tell(message.notice(0, Optional.empty(), 0)));
  }

  List<Moment> told() {
    return List.copyOf(sent);
  }

  void resume(List<Moment> told) {
    sent.addAll(told);
  }

  Bounds.Use use() {
    return new Bounds.Use("notices counted", sent.size(), Bounds.NOTICES);
  }

  /** Sends what waited for the rate cap, and only then the reminders that are due. */
  void remind(Ruleset rules, Moment at) {
    for (Incident incident : memory.incidents().all()) {
      if (incident.due().isPresent() && mayTell(rules, at)) {
        tell(incident.due().get(), at);
      }
    }
    for (Incident incident : memory.incidents().all()) {
      if (incident.wantsReminder() && isDue(incident, rules, at) && mayTell(rules, at)) {
        tell(again(incident.told().orElseThrow()), at);
      }
    }
  }

  private static Notice again(Notice told) {
    return new Notice(
        told.code(),
        told.severity(),
        told.incident(),
        told.service(),
        told.reminder() + 1,
        told.text(),
        told.next());
  }

  private static boolean isDue(Incident incident, Ruleset rules, Moment at) {
    // Across a boot nobody knows how long ago it was said: say it again.
    return incident
        .toldAt()
        .flatMap(at::since)
        .map(passed -> passed.compareTo(rules.reminder()) >= 0)
        .orElse(true);
  }

  private boolean mayTell(Ruleset rules, Moment at) {
    while (!sent.isEmpty()
        && at.since(sent.peekFirst()).map(passed -> passed.compareTo(HOUR) >= 0).orElse(true)) {
      sent.removeFirst();
    }
    return sent.size() < rules.pagesPerHour();
  }

  private void count(Moment at) {
    sent.addLast(at);
    while (sent.size() > Bounds.NOTICES) {
      sent.removeFirst();
    }
  }

  private void tell(Notice notice, Moment at) {
    count(at);
    scribe.note(notice.incident(), new Fact.Told(notice), at);
    scribe.ask(new Effect.Tell(notice));
  }

  /** What to say: a stable code with its runbook, the text, and the next command to type. */
  record Message(String code, Severity severity, String text, String next) {
    Notice notice(long incident, Optional<String> service, int reminder) {
      return new Notice(code, severity, incident, service, reminder, text, next);
    }
  }
}
