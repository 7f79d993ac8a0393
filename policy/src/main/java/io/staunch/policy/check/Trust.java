package io.staunch.policy.check;

import io.staunch.policy.text.Place;
import io.staunch.policy.text.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a file that says what may be executed could have been written by somebody who must not.
 */
public final class Trust {
  private static final int GROUP_WRITES = 0020;
  private static final int OTHERS_WRITE = 0002;
  private static final int STICKY = 01000;

  private Trust() {}

  /**
   * What the file system says of a file or folder.
   *
   * @param owner user id
   * @param mode permission bits, with the sticky bit
   * @param folder whether it is a folder
   */
  public record Facts(Path path, int owner, int mode, boolean folder) {}

  /**
   * Every reason not to trust it.
   *
   * @param facts the file, and each folder above it
   * @param uid the user this runs as; root trusts root only, another user also itself
   */
  public static List<Problem> judge(List<Facts> facts, int uid) {
    List<Problem> problems = new ArrayList<>();
    for (Facts each : facts) {
      Place at = Place.whole(each.path().toString());
      String what = each.folder() ? "a folder" : "a file";
      if (each.owner() != 0 && each.owner() != uid) {
        String expected = uid == 0 ? "root" : "root or user " + uid;
        problems.add(
            Problem.of(
                at,
                what + " owned by user " + each.owner(),
                what + " owned by " + expected,
                "chown " + uid + " " + each.path()));
      }
      // in a sticky folder nobody can replace what another owns
      boolean spared = each.folder() && (each.mode() & STICKY) != 0;
      if (!spared && (each.mode() & (GROUP_WRITES | OTHERS_WRITE)) != 0) {
        String who = (each.mode() & OTHERS_WRITE) != 0 ? "everybody" : "its group";
        problems.add(
            Problem.of(
                at,
                what + " that " + who + " may write to",
                what + " that only its owner may write to",
                "chmod go-w " + each.path()));
      }
    }
    return problems;
  }
}
