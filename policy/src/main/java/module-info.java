import org.jspecify.annotations.NullMarked;

/** Policy text to records, with every problem and its place. */
@NullMarked
module io.staunch.policy {
  requires static org.jspecify;
  requires transitive io.staunch.core;
  requires org.snakeyaml.engine;

  exports io.staunch.policy.check;
  exports io.staunch.policy.file;
  exports io.staunch.policy.setting;
  exports io.staunch.policy.text;
  exports io.staunch.policy.trial;
}
