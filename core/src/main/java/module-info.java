import org.jspecify.annotations.NullMarked;

/** The pure engine: samples in, decisions out. */
@NullMarked
module io.staunch.core {
  requires static org.jspecify;

  exports io.staunch.core.act;
  exports io.staunch.core.attribute;
  exports io.staunch.core.collect;
  exports io.staunch.core.decide;
  exports io.staunch.core.detect;
  exports io.staunch.core.engine;
  exports io.staunch.core.fleet;
  exports io.staunch.core.guard;
  exports io.staunch.core.history;
  exports io.staunch.core.ledger;
  exports io.staunch.core.replay;
  exports io.staunch.core.verify;
  exports io.staunch.core.wire;
}
