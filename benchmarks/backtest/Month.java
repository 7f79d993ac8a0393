import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Writes the exported history of a made-up server: services with a daily rhythm, of which three leak up to their ceilings of
 * 4 GiB and begin anew.
 */
public final class Month {
  private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
  private static final int STEP = 30;
  private static final int DAY = 86_400;
  private static final long MIB = 1L << 20;

  /** Arguments: the folder, days, services. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int rows = Integer.parseInt(args[1]) * DAY / STEP;
    int services = Integer.parseInt(args[2]);
    for (int service = 0; service < services; service++) {
      write(folder.resolve("service%02d.csv".formatted(service)), service, rows);
    }
  }

  private static void write(Path file, int service, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      String name = "service%02d".formatted(service);
      line(out, "# staunch-history 1");
      line(out, "# host,made-up");
      line(out, "# service," + name);
      int life = service < 3 ? (4096 - 200) * DAY / (400 * (service + 1)) / STEP : rows;
      for (int begin = 0; begin < rows; begin += life) {
        line(out, "# life,%s-%d,%s,%d,,".formatted(name, begin / life, at(begin), 4096 * MIB));
      }
      line(out, "at,seconds,life,low,mean,high,readings,server_used,server_total");
      for (int row = 0; row < rows; row++) {
        long grown = service < 3 ? 400L * (service + 1) * MIB * (row % life) * STEP / DAY : 0;
        long bytes = 200 * MIB + grown + (long) row * STEP % DAY * 1000;
        line(
            out,
            at(row) + ",0," + name + "-" + row / life + "," + bytes + "," + bytes + "," + bytes
                + ",1," + 20_000 * MIB + "," + 65_536 * MIB);
      }
    }
  }

  private static Instant at(int row) {
    return START.plusSeconds((long) row * STEP);
  }

  private static void line(BufferedWriter out, String text) throws IOException {
    out.write(text);
    out.write('\n');
  }
}
