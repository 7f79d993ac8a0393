package io.staunch.agent.main.demo;

import io.staunch.agent.main.Agent;
import io.staunch.agent.terminal.Ink;
import io.staunch.agent.terminal.Plot;
import io.staunch.agent.terminal.Terminal;
import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.detect.Finding;
import io.staunch.core.engine.View;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Durations;
import io.staunch.core.fleet.Incarnation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the demo shows while it runs: a plot per service with its limit, and the state of each step
 * of the line.
 */
final class Scene {
  private static final Duration SPAN = Duration.ofSeconds(75);
  private static final Duration PULSE = Duration.ofSeconds(5);
  private static final int POINTS = 400;
  private static final int MARGIN = 14;

  /** Rows that are not the plots' fields: introduction, the line, and three lines at each plot. */
  private static final int AROUND = 10;

  private static final int AT_EACH = 3;
  private static final Duration PACE = Duration.ofSeconds(8);

  /** Slower than this is called no pace at all, in bytes per second. */
  private static final double STILL = 256 * 1024;

  private final Terminal terminal;
  private final SortedMap<String, Deque<Plot.Point>> points = new TreeMap<>();
  private final SortedMap<String, List<Plot.Mark>> marks = new TreeMap<>();
  private final SortedMap<String, Incarnation> lives = new TreeMap<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> newest = Optional.empty();
  private Optional<View> view = Optional.empty();
  private Duration pulsed = Duration.ZERO;
  private String said = "";
  private final Steps steps;

  Scene(Terminal terminal) {
    this.terminal = terminal;
    this.steps = new Steps(terminal);
  }

  void take(Agent agent) {
    agent
        .newest()
        .filter(sample -> !Optional.of(sample.at().wall()).equals(newest))
        .ifPresent(this::take);
    View now = agent.engine().view();
    steps.take(now);
    view = Optional.of(now);
  }

  private void take(Sample sample) {
    Instant at = sample.at().wall();
    first = first.or(() -> Optional.of(at));
    newest = Optional.of(at);
    for (ServiceSample service : sample.services()) {
      if (service instanceof ServiceSample.Present present) {
        boolean sameLife =
            Optional.of(present.life()).equals(Optional.ofNullable(lives.get(present.service())));
        Deque<Plot.Point> row =
            points.computeIfAbsent(present.service(), name -> new ArrayDeque<>());
        // between two readings of the figure that rules, the newest of this life stands
        Optional<Bytes> known =
            Optional.ofNullable(row.peekLast()).filter(point -> sameLife).map(Plot.Point::value);
        row.addLast(new Plot.Point(at, present.ruling().or(() -> known).orElse(present.upper())));
        if (row.size() > POINTS) {
          row.removeFirst();
        }
        Incarnation before = lives.put(present.service(), present.life());
        if (before != null && !before.equals(present.life())) {
          marks
              .computeIfAbsent(present.service(), name -> new ArrayList<>())
              .add(new Plot.Mark(at, terminal.unicode() ? '▲' : '^', Ink.GOOD));
        }
      }
    }
  }

  /** The whole picture, to be shown in place. */
  List<String> lines(Duration passed) {
    if (first.isEmpty() || view.isEmpty()) {
      return List.of("waiting for the first sample …");
    }
    Instant from = first.get();
    List<String> lines = new ArrayList<>();
    for (String name : List.of(Stage.LEAKY, Stage.CACHE, Stage.SWING)) {
      lines.add(terminal.paint(Ink.STRONG, name) + "  " + state(name, view.get()));
      Plot plot =
          new Plot(
              Math.max(20, Math.min(100, terminal.columns()) - MARGIN),
              height(),
              from,
              from.plus(SPAN),
              Optional.of(Bytes.ofMebi(Stage.LIMIT_MEBIBYTES)),
              Duration.ofSeconds(4),
              at -> Duration.between(from, at).toSeconds() + "s");
      lines.addAll(
          plot.lines(
              List.copyOf(points.getOrDefault(name, new ArrayDeque<>())),
              marks.getOrDefault(name, List.of()),
              terminal));
    }
    lines.add(steps.line(view.get()));
    lines.add(terminal.paint(Ink.STRONG, Durations.text(passed)) + "  " + steps.words(view.get()));
    return lines;
  }

  private int height() {
    return Math.clamp((terminal.rows() - AROUND) / 3 - AT_EACH, 4, 8);
  }

  /** Lines that stay: in a pipe a pulse every few seconds, and everywhere what changed. */
  List<String> news(View now, Duration passed) {
    List<String> lines = new ArrayList<>();
    String head = String.format(Locale.ROOT, "%4ds  ", passed.toSeconds());
    String words = steps.words(now);
    if (!words.equals(said)) {
      said = words;
      if (!terminal.live()) {
        lines.add(head + words);
      }
    }
    if (!terminal.live()
        && passed.minus(pulsed).compareTo(PULSE) >= 0
        && !now.services().isEmpty()) {
      pulsed = passed;
      List<String> figures = new ArrayList<>();
      for (View.Service service : now.services()) {
        figures.add(
            service.name() + " " + service.use().map(Bytes::toString).orElse(service.state()));
      }
      lines.add(
          head + String.join(", ", figures) + "  (limit " + Stage.LIMIT_MEBIBYTES + " MiB each)");
    }
    return lines;
  }

  private String state(String name, View now) {
    Optional<View.Service> service =
        now.services().stream().filter(s -> s.name().equals(name)).findFirst();
    Optional<Finding> finding =
        now.findings().stream().filter(f -> f.service().equals(Optional.of(name))).findFirst();
    String use = service.flatMap(View.Service::use).map(Bytes::toString).orElse("not running");
    return switch (finding.map(Finding::state).orElse(Finding.State.NO_DATA)) {
      case CONFIRMED -> terminal.paint(Ink.BAD, use + ", over its limit");
      case PENDING ->
          terminal.paint(Ink.WARNING, use + ", above its limit, not yet for long enough");
      case CLEAR, NO_DATA -> use + pace(name);
    };
  }

  /** How it went in the last seconds, as far as the plot shows it. */
  private String pace(String name) {
    Deque<Plot.Point> row = points.getOrDefault(name, new ArrayDeque<>());
    if (row.isEmpty()) {
      return "";
    }
    Plot.Point last = row.getLast();
    Plot.Point before = row.getFirst();
    List<Plot.Mark> restarts = marks.getOrDefault(name, List.of());
    Instant life = restarts.isEmpty() ? before.at() : restarts.getLast().at();
    for (Plot.Point point : row) {
      boolean longAgo = Duration.between(point.at(), last.at()).compareTo(PACE) >= 0;
      if (longAgo || point.at().isBefore(life)) {
        before = point;
      }
    }
    if (before.at().isBefore(life)) {
      return ", a new life";
    }
    double seconds = Duration.between(before.at(), last.at()).toMillis() / 1000.0;
    if (seconds < PACE.toSeconds()) {
      return "";
    }
    double rate = (last.value().value() - before.value().value()) / seconds;
    if (StrictMath.abs(rate) < STILL) {
      return ", steady";
    }
    return String.format(
        Locale.ROOT,
        ", %s %s/s",
        rate > 0 ? "rising" : "falling",
        new Bytes(StrictMath.round(StrictMath.abs(rate))));
  }
}
