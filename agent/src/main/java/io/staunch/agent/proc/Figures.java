package io.staunch.agent.proc;

import io.staunch.core.collect.ProcessReading.Detail;

/** What came of reading one process's dear figures. */
sealed interface Figures {
  record Read(Detail detail) implements Figures {}

  record Gone() implements Figures {}

  record Unreadable(String reason) implements Figures {}
}
