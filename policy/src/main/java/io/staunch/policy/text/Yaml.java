package io.staunch.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * YAML text as nodes with their places. Built from the parser's events rather than its finished
 * tree, so that depth and number of values are bounded while reading, and anchors, which make small
 * files unfold into huge ones, are never followed.
 */
public final class Yaml {
  /** Deepest nesting; the deepest setting there is needs 7. */
  public static final int DEEPEST = 16;

  public static final int MOST_VALUES = 50_000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Source.MOST_BYTES + 1).build();

  private final String file;
  private final WordPlaces places;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Branch> open = new ArrayList<>();
  private Optional<Node> root = Optional.empty();
  private int values;

  private Yaml(String file, String text) {
    this.file = file;
    this.places = new WordPlaces(file, text);
  }

  /**
   * What was read.
   *
   * @param root empty where there is a problem that leaves nothing to read on with
   * @param values how many values were looked at
   */
  public record Tree(Optional<Node> root, List<Problem> problems, int values) {
    public Tree {
      problems = List.copyOf(problems);
    }
  }

  public static Tree read(Source source) {
    if (source.text().isEmpty()) {
      return new Tree(Optional.empty(), source.problems(), 0);
    }
    Yaml yaml = new Yaml(source.name(), source.text().get());
    boolean whole = yaml.takeAll(source.text().get());
    if (whole && yaml.root.isEmpty() && yaml.problems.isEmpty()) {
      yaml.problems.add(Problem.of(Place.whole(source.name()), "an empty file", "settings"));
    }
    return new Tree(whole ? yaml.root : Optional.empty(), yaml.problems, yaml.values);
  }

  private boolean takeAll(String text) {
    try {
      ParserImpl parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
      while (parser.hasNext()) {
        if (!take(parser.next())) {
          return false;
        }
      }
      return true;
    } catch (YamlEngineException thrown) {
      problems.add(Complaint.of(file, thrown));
      return false;
    }
  }

  /** Whether to read on. */
  private boolean take(Event event) {
    Place at = place(event);
    if (event instanceof NodeEvent && ++values > MOST_VALUES) {
      return stop(Problem.of(at, "more than " + MOST_VALUES + " values", "fewer"));
    }
    if (event instanceof DocumentStartEvent && root.isPresent()) {
      return stop(Problem.of(at, "a second document (\"---\")", "one document in a file"));
    }
    refuseAnchor(event, at);
    switch (event) {
      case AliasEvent alias -> add(new Node.Scalar("*" + alias.getAlias(), true, at));
      case ScalarEvent scalar ->
          add(new Node.Scalar(scalar.getValue(), scalar.isPlain(), at, words(scalar)));
      case CollectionStartEvent start -> {
        if (open.size() == DEEPEST) {
          return stop(
              Problem.of(at, "settings nested more than " + DEEPEST + " deep", "fewer levels"));
        }
        open.add(new Branch(start instanceof MappingStartEvent, at));
      }
      case CollectionEndEvent _ -> {
        Branch done = open.removeLast();
        problems.addAll(done.problems());
        add(done.node());
      }
      default -> {}
    }
    return true;
  }

  private void refuseAnchor(Event event, Place at) {
    if (event instanceof AliasEvent alias) {
      String hint = "write the value out; a pattern such as \"*\" needs quotes";
      problems.add(Problem.of(at, "the alias *" + alias.getAlias(), "a value", hint));
    } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      String hint =
          "write the value out where it is needed; a value that starts with & needs quotes";
      problems.add(Problem.of(at, "the anchor &" + node.getAnchor().get(), "a value", hint));
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent start -> start.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      String hint = "leave the tag out; a value that starts with ! needs quotes";
      problems.add(
          Problem.of(
              at,
              "the tag " + Quote.of(tag.get().replace("tag:yaml.org,2002:", "!!")),
              "a value",
              hint));
    }
  }

  private boolean stop(Problem problem) {
    problems.add(problem);
    return false;
  }

  private void add(Node node) {
    if (open.isEmpty()) {
      root = Optional.of(node);
    } else {
      open.getLast().add(node);
    }
  }

  private List<Place> words(ScalarEvent scalar) {
    Optional<Mark> from = scalar.getStartMark();
    Optional<Mark> to = scalar.getEndMark();
    return from.isPresent() && to.isPresent()
        ? places.of(scalar.getValue(), scalar.isPlain(), from.get(), to.get())
        : List.of();
  }

  private Place place(Event event) {
    Optional<Mark> mark = event.getStartMark();
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(Place.whole(file));
  }
}
