package io.staunch.core.guard;

import io.staunch.core.guard.Treasury.Claim;
import java.util.List;
import java.util.Optional;

/** Counts who is out by group. */
final class GroupPermits {
  private GroupPermits() {}

  /**
   * Why the claim is too many for one of the groups.
   *
   * @param out every service that is out, on whichever host; one that is out twice stands there
   *     twice
   */
  static Optional<String> tooMany(List<String> out, Claim claim, Terms terms) {
    for (Group group : terms.groups()) {
      List<String> wanted = claim.members().stream().filter(group::has).toList();
      List<String> already = out.stream().filter(group::has).toList();
      int most = group.outAtOnce().orElse(Integer.MAX_VALUE);
      if (wanted.isEmpty() || already.size() + wanted.size() <= most) {
        continue;
      }
      return Optional.of(
          wanted.size() > most
              ? "%s of group %s would be out at once (%s), %d allowed; raise the group's out-at-once"
                  .formatted(
                      Spoken.count(wanted.size(), "service"),
                      group.name(),
                      String.join(", ", wanted),
                      most)
              : "%s of group %s out already (%s), %d allowed at once: holds until enough were seen healthy"
                  .formatted(
                      Spoken.count(already.size(), "service"),
                      group.name(),
                      String.join(", ", already),
                      most));
    }
    return Optional.empty();
  }
}
