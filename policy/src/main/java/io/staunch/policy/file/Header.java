package io.staunch.policy.file;

import io.staunch.policy.setting.Kind;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Setting;

/** What every file starts with. */
public final class Header {
  private Header() {}

  static final Kind<FileKind> FILE_KIND = Kinds.choice("kind of file", FileKind.class);

  public static final Setting<FileKind> KIND =
      Setting.required("kind", FILE_KIND, "What this file is.");

  public static final Setting<Long> FORMAT =
      Setting.of(
          "format",
          Kinds.only(1, "the format that this release reads"),
          1L,
          "Version of the file format; this release reads format 1.");
}
