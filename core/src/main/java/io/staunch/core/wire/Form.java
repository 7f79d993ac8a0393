package io.staunch.core.wire;

import java.util.Optional;
import java.util.function.Supplier;

/** How the values of one type look as JSON. */
interface Form {

  /** Empty where the value is left out of its object. */
  default Optional<Json> field(Object value) {
    return Optional.of(write(value));
  }

  Json write(Object value);

  Object read(Json json) throws Mismatch;

  /** What a missing field means. */
  default Object missing() throws Mismatch {
    throw new Mismatch("is missing");
  }

  /** A form that is looked up at its first use. */
  record Late(Supplier<Form> form) implements Form {
    @Override
    public Json write(Object value) {
      return form.get().write(value);
    }

    @Override
    public Object read(Json json) throws Mismatch {
      return form.get().read(json);
    }
  }
}
