package io.staunch.agent.main.cli;

import io.staunch.agent.main.talk.Excerpt;
import io.staunch.agent.main.talk.Reply;
import io.staunch.core.history.Archive;
import io.staunch.core.wire.ArchiveText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A history in a file of its own: written page by page, read line by line. */
record Exported(Path file, CommandSpec spec) {
  /** Hours come first, since they reach back farthest. */
  private static final Excerpt.Place FIRST = new Excerpt.Place("1h", 1);

  /** Asks for page after page and writes them; says how many rows there were. */
  int write(Function<Excerpt.Place, Reply> pages) {
    ArchiveText text =
        text(file)
            .orElseThrow(() ->
                new ParameterException(
                    spec.commandLine(), "--export takes a FILE.csv or a FILE.json, not " + file));
    SortedSet<String> described = new TreeSet<>();
    long rows = 0;
    try (BufferedWriter out = made()) {
      Optional<Excerpt.Place> place = Optional.of(FIRST);
      while (place.isPresent()) {
        Reply reply = pages.apply(place.get());
        if (!(reply instanceof Reply.Page page)) {
          Files.delete(file);
          return new Answer(spec, false).refuse(reply);
        }
        rows += write(page, text, place.get().equals(FIRST), described, out);
        place = page.excerpt().next();
      }
    } catch (FileAlreadyExistsException e) {
      return failed(file + " is there already; name another file or remove it");
    } catch (IOException e) {
      return failed(file + " could not be written: " + e.getMessage());
    }
    spec.commandLine()
        .getOut()
        .println(file + ": " + rows + " rows of " + described.size() + " lives");
    return ExitCodes.OK;
  }

  /** Only its owner may read it: a command line tells much even with its secrets blanked. */
  private BufferedWriter made() throws IOException {
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(file, owner);
    return Files.newBufferedWriter(file, StandardOpenOption.WRITE);
  }

  private static long write(
      Reply.Page page,
      ArchiveText text,
      boolean first,
      SortedSet<String> described,
      BufferedWriter out)
      throws IOException {
    if (first) {
      line(new Archive.Head(Archive.FORMAT, page.host(), page.service()), text, out);
    }
    for (Archive.Life life : page.excerpt().lives()) {
      if (described.add(life.id().id())) {
        line(life, text, out);
      }
    }
    for (Archive.Row row : page.excerpt().rows()) {
      line(row, text, out);
    }
    return page.excerpt().rows().size();
  }

  private static void line(Archive.Line line, ArchiveText text, BufferedWriter out)
      throws IOException {
    for (String one : text.write(line)) {
      out.write(one);
      out.write('\n');
    }
  }

  private int failed(String why) {
    spec.commandLine().getErr().println("staunch: " + why);
    return ExitCodes.FAILED;
  }

  private static Optional<ArchiveText> text(Path file) {
    String name = file.toString();
    return EnumSet.allOf(ArchiveText.class).stream()
        .filter(text -> name.endsWith("." + text.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
