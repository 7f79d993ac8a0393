import org.jspecify.annotations.NullMarked;

/** The pure engine: samples in, decisions out. */
@NullMarked
module io.staunch.core {
  requires static org.jspecify;
}
