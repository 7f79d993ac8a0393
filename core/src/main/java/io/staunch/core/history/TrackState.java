package io.staunch.core.history;

import io.staunch.core.fleet.Moment;
import java.util.List;

/**
 * A {@link Track} written down.
 *
 * @param first value in bytes at {@code start}
 * @param newestAt of the newest reading, in milliseconds since {@code start}
 * @param recent offset and value of each of the newest readings in turn, oldest first
 * @param width of one span of the envelope, in milliseconds
 * @param spans of each span that is not empty: its index, offset and value of its lowest point,
 *     offset and value of its highest
 */
public record TrackState(
    Moment start,
    long first,
    long newestAt,
    long newest,
    long peak,
    List<Long> recent,
    long width,
    List<Long> spans) {
  public TrackState {
    recent = List.copyOf(recent);
    spans = List.copyOf(spans);
  }
}
