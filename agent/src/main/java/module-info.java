import org.jspecify.annotations.NullMarked;

/** The Linux daemon and its command line. */
@NullMarked
module io.staunch.agent {
  requires static org.jspecify;
  requires transitive io.staunch.core;
  requires transitive io.staunch.policy;
  requires info.picocli;
  requires jdk.net;

  exports io.staunch.agent.clock;
  exports io.staunch.agent.disk;
  exports io.staunch.agent.main;
  exports io.staunch.agent.proc;

  uses io.staunch.agent.main.Verb;

  opens io.staunch.agent.main.cli to
      info.picocli;

  // its records go over the control socket as JSON
  opens io.staunch.agent.link to
      io.staunch.core;
  opens io.staunch.agent.main.talk to
      io.staunch.core;

  // what came of tests is printed as JSON
  opens io.staunch.agent.main.trial to
      io.staunch.core;

  // undelivered messages are kept as JSON
  opens io.staunch.agent.notify to
      io.staunch.core;
}
