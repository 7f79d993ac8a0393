import org.jspecify.annotations.NullMarked;

/** A whole fleet on one thread, from one seed. */
@NullMarked
module io.staunch.simulation {
  requires static org.jspecify;
  requires transitive io.staunch.core;
  requires transitive io.staunch.policy;
  requires io.staunch.agent;
}
