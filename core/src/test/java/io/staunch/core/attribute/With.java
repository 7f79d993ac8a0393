package io.staunch.core.attribute;

import io.staunch.core.collect.ProcessReading;
import io.staunch.core.fleet.Bytes;
import java.util.List;
import java.util.Optional;

/** A record with one component changed. */
final class With {
  private With() {}

  static ProcessReading parent(ProcessReading p, int parent) {
    return of(
        p,
        parent,
        p.group(),
        p.startTicks(),
        p.uid(),
        p.executable(),
        p.cgroup(),
        p.rss(),
        p.swap(),
        p.detail());
  }

  static ProcessReading group(ProcessReading p, int group) {
    return of(
        p,
        p.parent(),
        group,
        p.startTicks(),
        p.uid(),
        p.executable(),
        p.cgroup(),
        p.rss(),
        p.swap(),
        p.detail());
  }

  static ProcessReading startTicks(ProcessReading p, long startTicks) {
    return of(
        p,
        p.parent(),
        p.group(),
        startTicks,
        p.uid(),
        p.executable(),
        p.cgroup(),
        p.rss(),
        p.swap(),
        p.detail());
  }

  static ProcessReading uid(ProcessReading p, int uid) {
    return of(
        p,
        p.parent(),
        p.group(),
        p.startTicks(),
        uid,
        p.executable(),
        p.cgroup(),
        p.rss(),
        p.swap(),
        p.detail());
  }

  static ProcessReading executable(ProcessReading p, String executable) {
    return of(
        p,
        p.parent(),
        p.group(),
        p.startTicks(),
        p.uid(),
        Optional.of(executable),
        p.cgroup(),
        p.rss(),
        p.swap(),
        p.detail());
  }

  static ProcessReading noExecutable(ProcessReading p) {
    return of(
        p,
        p.parent(),
        p.group(),
        p.startTicks(),
        p.uid(),
        Optional.empty(),
        p.cgroup(),
        p.rss(),
        p.swap(),
        p.detail());
  }

  static ProcessReading cgroup(ProcessReading p, String cgroup) {
    return of(
        p,
        p.parent(),
        p.group(),
        p.startTicks(),
        p.uid(),
        p.executable(),
        Optional.of(cgroup),
        p.rss(),
        p.swap(),
        p.detail());
  }

  static ProcessReading memory(ProcessReading p, long rssMebi, long swapMebi) {
    return of(
        p,
        p.parent(),
        p.group(),
        p.startTicks(),
        p.uid(),
        p.executable(),
        p.cgroup(),
        Bytes.ofMebi(rssMebi),
        Bytes.ofMebi(swapMebi),
        p.detail());
  }

  static ProcessReading detail(ProcessReading p, ProcessReading.Detail detail) {
    return of(
        p,
        p.parent(),
        p.group(),
        p.startTicks(),
        p.uid(),
        p.executable(),
        p.cgroup(),
        p.rss(),
        p.swap(),
        Optional.of(detail));
  }

  static ProcessReading command(ProcessReading p, String command) {
    return new ProcessReading(
        p.pid(),
        p.parent(),
        p.group(),
        p.startTicks(),
        p.uid(),
        command,
        p.executable(),
        p.arguments(),
        p.cgroup(),
        p.rss(),
        p.swap(),
        p.threads(),
        p.detail());
  }

  private static ProcessReading of(
      ProcessReading p,
      int parent,
      int group,
      long startTicks,
      int uid,
      Optional<String> executable,
      Optional<String> cgroup,
      Bytes rss,
      Bytes swap,
      Optional<ProcessReading.Detail> detail) {
    return new ProcessReading(
        p.pid(),
        parent,
        group,
        startTicks,
        uid,
        p.command(),
        executable,
        p.arguments(),
        cgroup,
        rss,
        swap,
        p.threads(),
        detail);
  }

  static Declaration executable(Declaration d, String executable) {
    return new Declaration(
        d.name(),
        d.uid(),
        Optional.of(executable),
        d.command(),
        d.pidFile(),
        d.cgroup(),
        d.ceiling(),
        d.startLimit(),
        d.stopTimeout(),
        d.startTimeout());
  }

  static Declaration command(Declaration d, String... words) {
    return new Declaration(
        d.name(),
        d.uid(),
        d.executable(),
        List.of(words),
        d.pidFile(),
        d.cgroup(),
        d.ceiling(),
        d.startLimit(),
        d.stopTimeout(),
        d.startTimeout());
  }

  static Declaration pidFile(Declaration d, String path) {
    return new Declaration(
        d.name(),
        d.uid(),
        d.executable(),
        d.command(),
        Optional.of(path),
        d.cgroup(),
        d.ceiling(),
        d.startLimit(),
        d.stopTimeout(),
        d.startTimeout());
  }

  static Declaration cgroup(Declaration d, String path) {
    return new Declaration(
        d.name(),
        d.uid(),
        d.executable(),
        d.command(),
        d.pidFile(),
        Optional.of(path),
        d.ceiling(),
        d.startLimit(),
        d.stopTimeout(),
        d.startTimeout());
  }

  static Declaration uid(Declaration d, int uid) {
    return new Declaration(
        d.name(),
        uid,
        d.executable(),
        d.command(),
        d.pidFile(),
        d.cgroup(),
        d.ceiling(),
        d.startLimit(),
        d.stopTimeout(),
        d.startTimeout());
  }

  static Declaration ceiling(Declaration d, Bytes ceiling) {
    return new Declaration(
        d.name(),
        d.uid(),
        d.executable(),
        d.command(),
        d.pidFile(),
        d.cgroup(),
        Optional.of(ceiling),
        d.startLimit(),
        d.stopTimeout(),
        d.startTimeout());
  }

  static ProcessReading.Detail tracer(ProcessReading.Detail d, int tracer) {
    return new ProcessReading.Detail(
        d.anon(), d.shmem(), d.swap(), d.file(), tracer, d.fileDescriptors(), d.limit());
  }

  static ProcessReading.Detail limit(ProcessReading.Detail d, Bytes limit) {
    return new ProcessReading.Detail(
        d.anon(),
        d.shmem(),
        d.swap(),
        d.file(),
        d.tracer(),
        d.fileDescriptors(),
        Optional.of(limit));
  }
}
