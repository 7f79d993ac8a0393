package io.staunch.agent.proc;

import io.staunch.core.collect.ServerMemory;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Optional;

/** The files that tell of the server as a whole, kept open. */
final class ServerFiles {
  private final Optional<RandomAccessFile> meminfo;
  private final Optional<RandomAccessFile> pressure;
  private final Buffer buffer = new Buffer(8 * 1024);

  ServerFiles(Path proc) {
    meminfo = Buffer.open(proc + "/meminfo");
    pressure = Buffer.open(proc + "/pressure/memory");
  }

  Optional<ServerMemory> read() {
    Optional<Double> some = text(pressure).flatMap(Pressure::some10);
    return text(meminfo).flatMap(text -> MemInfo.parse(text, some));
  }

  void close() {
    meminfo.ifPresent(Buffer::close);
    pressure.ifPresent(Buffer::close);
  }

  private Optional<String> text(Optional<RandomAccessFile> file) {
    return file.filter(buffer::reread).map(open -> buffer.text());
  }
}
