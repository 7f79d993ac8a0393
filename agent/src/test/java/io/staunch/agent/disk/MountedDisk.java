package io.staunch.agent.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A small file system of its own, mounted in a folder made for it, gone when it is closed. */
public final class MountedDisk implements AutoCloseable {
  private final Path folder;

  private MountedDisk(Path folder) {
    this.folder = folder;
  }

  public static MountedDisk tmpfs(Path temp, int mebi) throws IOException {
    MountedDisk disk = new MountedDisk(Files.createDirectory(temp.resolve("tmpfs")));
    run("mount", "-t", "tmpfs", "-o", "size=" + mebi + "m", "staunch-test", disk.folder.toString());
    return disk;
  }

  public static MountedDisk ext4(Path temp, int mebi) throws IOException {
    Path image = temp.resolve("image");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(mebi * 1024L * 1024);
    }
    run("mkfs.ext4", "-q", "-m", "0", image.toString());
    MountedDisk disk = new MountedDisk(Files.createDirectory(temp.resolve("ext4")));
    run("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.folder.toString());
    return disk;
  }

  public Path folder() {
    return folder;
  }

  /** Takes all the room that is left. */
  public void fill() throws IOException {
    try (RandomAccessFile filler = new RandomAccessFile(folder.resolve("filler").toFile(), "rw")) {
      for (int size = 1 << 20; size > 0; size /= 2) {
        try {
          while (true) {
            filler.write(new byte[size]);
            filler.getFD().sync();
          }
        } catch (IOException e) {
          // full for this size: smaller ones may still fit
        }
      }
    }
  }

  public void empty() throws IOException {
    Files.delete(folder.resolve("filler"));
  }

  /**
   * What the kernel does when an ext4 meets an error: it is read-only at once, whatever is open.
   */
  public void fail() throws IOException {
    String device =
        Path.of(run("findmnt", "-n", "-o", "SOURCE", folder.toString()).strip())
            .getFileName()
            .toString();
    Files.writeString(
        Path.of("/sys/fs/ext4", device, "trigger_fs_error"), "1", StandardOpenOption.WRITE);
  }

  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(List.of(command) + ": " + out);
    }
    return out;
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }
}
