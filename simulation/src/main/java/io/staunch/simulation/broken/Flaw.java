package io.staunch.simulation.broken;

import io.staunch.simulation.shell.Build;
import java.util.ArrayList;
import java.util.List;

/** One thing wrong with an agent, and the law that it must break. */
public abstract class Flaw implements Build {
  private final String name;
  private final String law;

  Flaw(String name, String law) {
    this.name = name;
    this.law = law;
  }

  /** Every flaw: each guard left out, and one for every law that no missing guard breaks. */
  public static List<Flaw> all() {
    List<Flaw> all = new ArrayList<>(MissingGuards.all());
    all.addAll(WrongInputs.all());
    all.addAll(WrongRecords.all());
    all.addAll(WrongDeeds.all());
    return List.copyOf(all);
  }

  @Override
  public final String name() {
    return name;
  }

  public final String law() {
    return law;
  }
}
