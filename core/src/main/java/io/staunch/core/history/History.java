package io.staunch.core.history;

import io.staunch.core.attribute.Sample;
import io.staunch.core.attribute.ServiceSample;
import io.staunch.core.fleet.Bytes;
import io.staunch.core.fleet.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the memory of a server and of its services went; fed with every sample. */
public final class History {
  /** Services kept; further ones are left out. */
  public static final int MOST_SERVICES = 256;

  private final SortedMap<String, Series> services = new TreeMap<>();
  private Optional<Track> server = Optional.empty();

  public void add(Sample sample) {
    addServer(sample.at(), sample.server().used());
    for (ServiceSample service : sample.services()) {
      if (service instanceof ServiceSample.Present present) {
        add(sample.at(), present);
      }
    }
  }

  /** Takes in what one service was seen to use, also from a history file. */
  public void add(Moment at, ServiceSample.Present seen) {
    boolean hasRoom = services.size() < MOST_SERVICES || services.containsKey(seen.service());
    if (hasRoom) {
      services.computeIfAbsent(seen.service(), name -> new Series()).add(at, seen);
    }
  }

  private void addServer(Moment at, Bytes used) {
    if (server.flatMap(track -> at.since(track.first().at())).isPresent()) {
      server.get().add(at, used);
    } else {
      server = Optional.of(new Track(at, used));
    }
  }

  /** The service's series; empty where it was never seen. */
  public Optional<Series> find(String service) {
    return Optional.ofNullable(services.get(service));
  }

  /** Memory in use on the server, since boot or since it was first seen. */
  public Optional<Track> server() {
    return server;
  }

  /** Names of the services that were seen, in order. */
  public List<String> services() {
    return new ArrayList<>(services.keySet());
  }

  /** What is known of a service that was seen; {@link #resume} takes it. */
  public SeriesState state(String service) {
    return Optional.ofNullable(services.get(service)).orElseGet(Series::new).state();
  }

  public void resume(String service, SeriesState state) {
    Series series = new Series();
    series.resume(state);
    services.put(service, series);
  }

  public Optional<TrackState> serverState() {
    return server.map(Track::state);
  }

  public void resumeServer(TrackState state) {
    server = Optional.of(new Track(state));
  }

  /** Forgets every service but these. */
  public void keepOnly(Collection<String> names) {
    services.keySet().retainAll(names);
  }
}
