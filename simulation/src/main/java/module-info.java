import org.jspecify.annotations.NullMarked;

/** A whole fleet on one thread, from one seed. */
@NullMarked
module io.staunch.simulation {
  requires static org.jspecify;
  requires transitive io.staunch.core;
  requires transitive io.staunch.policy;
  requires transitive io.staunch.agent;

  exports io.staunch.simulation;
  exports io.staunch.simulation.check;
  exports io.staunch.simulation.scenario;
  exports io.staunch.simulation.seen;
  exports io.staunch.simulation.shell;

  provides io.staunch.agent.main.Verb with
      io.staunch.simulation.SimulateVerb;
}
