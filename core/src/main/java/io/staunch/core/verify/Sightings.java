package io.staunch.core.verify;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import java.util.Optional;

/** Finds one service in a sample. */
final class Sightings {
  private Sightings() {}

  static Optional<ServiceSample> of(Sample sample, String service) {
    return sample.services().stream().filter(one -> one.service().equals(service)).findFirst();
  }
}
