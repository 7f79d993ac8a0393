package io.staunch.policy.file;

import io.staunch.core.guard.Terms;
import io.staunch.policy.setting.Kinds;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Placed;
import java.util.List;

/** The settings of a group. */
final class GroupSettings {
  private GroupSettings() {}

  static final Setting<List<Placed<String>>> SERVICES =
      Setting.required(
          "services",
          Kinds.SELECTORS,
          "Who belongs to it. A service may belong to several groups; all of them must allow.");

  static final Setting<Terms.Budget> BUDGET =
      Setting.optional(
          "budget",
          PolicySettings.BUDGET,
          "no budget of its own",
          "Actions on all its services together. Restarts by others count; only time frees them.");

  static final Setting<Long> OUT_AT_ONCE =
      Setting.optional(
          "out-at-once",
          Kinds.whole(1, 100),
          "no bound of its own",
          "How many of its services may be out at the same time because of us.");

  static final Table TABLE =
      Table.of(
              "a group",
              "Services that must not all go, such as the members of a tier or a quorum, beside what holds for each."
                  + " At least one of budget and out-at-once.",
              SERVICES,
              BUDGET,
              OUT_AT_ONCE)
          .instead("members", "write \"services\"")
          .instead("service-budget", "write \"budget\"")
          .instead("max-unavailable", "write \"out-at-once\"");
}
