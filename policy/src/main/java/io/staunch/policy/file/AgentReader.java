package io.staunch.policy.file;

import io.staunch.policy.setting.Loaded;
import io.staunch.policy.setting.Report;
import io.staunch.policy.setting.Section;
import io.staunch.policy.setting.Setting;
import io.staunch.policy.setting.Table;
import io.staunch.policy.text.Problem;
import io.staunch.policy.text.Source;
import java.util.List;
import java.util.Optional;

/** Reads the agent's own file, and drop-ins beside it as one with it. */
public final class AgentReader {
  private AgentReader() {}

  public static Loaded<AgentFile> read(List<Source> sources) {
    Report report = new Report(AgentSettings.TABLE);
    Optional<AgentFile> agent =
        Root.open(AgentSettings.TABLE, FileKind.AGENT, sources, report).map(AgentReader::agent);
    return report.loaded(agent);
  }

  private static AgentFile agent(Section root) {
    root.get(Header.KIND);
    root.get(Header.FORMAT);
    AgentFile agent =
        new AgentFile(
            root.get(AgentSettings.TICK),
            root.get(AgentSettings.STATE),
            root.get(AgentSettings.SOCKET),
            root.get(AgentSettings.READ_GROUP),
            root.get(AgentSettings.OPERATE_GROUP),
            root.get(AgentSettings.HOST_FILE),
            root.get(AgentSettings.POLICY),
            root.get(AgentSettings.PAUSE_FLAG),
            root.get(AgentSettings.HISTORY),
            root.get(AgentSettings.LEDGER),
            root.get(AgentSettings.RECORDING),
            smaps(block(root, AgentSettings.SMAPS, AgentSettings.SMAPS_TABLE)),
            evidence(block(root, AgentSettings.EVIDENCE, AgentSettings.EVIDENCE_TABLE)),
            own(block(root, AgentSettings.OWN, AgentSettings.OWN_TABLE)));
    check(root, agent);
    return agent;
  }

  private static Section block(Section root, Setting<Section> setting, Table table) {
    return root.find(setting).orElseGet(() -> root.empty(setting, table));
  }

  private static AgentFile.Smaps smaps(Section block) {
    return new AgentFile.Smaps(
        block.get(AgentSettings.SMAPS_BUDGET), block.get(AgentSettings.SMAPS_LARGEST));
  }

  private static AgentFile.Evidence evidence(Section block) {
    return new AgentFile.Evidence(
        block.get(AgentSettings.EVIDENCE_TIME),
        block.get(AgentSettings.EVIDENCE_PER_ACT),
        block.get(AgentSettings.EVIDENCE_IN_ALL));
  }

  private static AgentFile.Own own(Section block) {
    return new AgentFile.Own(block.get(AgentSettings.OWN_MEMORY), block.get(AgentSettings.OWN_CPU));
  }

  private static void check(Section root, AgentFile agent) {
    if (agent.smaps().budget().compareTo(agent.tick()) > 0) {
      root.problem(
          Problem.of(
              root.at(AgentSettings.SMAPS), "a smaps budget above the tick", "at most one tick"));
    }
    if (agent.evidence().perAct().compareTo(agent.evidence().inAll()) > 0) {
      root.problem(
          Problem.of(
              root.at(AgentSettings.EVIDENCE),
              "\"per-act\" above \"in-all\"",
              "at most \"in-all\""));
    }
    if (agent.hostFile().equals(agent.policy())) {
      root.problem(
          Problem.of(
              root.at(AgentSettings.POLICY), "the host file", "the policy's file or folder"));
    }
  }
}
