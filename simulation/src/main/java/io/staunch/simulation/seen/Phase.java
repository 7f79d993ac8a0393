package io.staunch.simulation.seen;

import io.staunch.core.act.Step;

/** How far an action has come, as the world sees it; faults are aimed at phases. */
public enum Phase {
  /** Its intent is on the way to the disk. */
  INTENT,
  /** The intent is durable; the hand has not begun. */
  HAND_OVER,
  VETO,
  EVIDENCE,
  DRAIN,
  RELOAD,
  RESTART,
  STOP,
  SIGNAL,
  START,
  AWAIT,
  SETTLE,
  HEALTH,
  UNDRAIN,
  /** A step of the compensation. */
  UNDO,
  /** All steps have ended; the end is on its way to journal and ledger. */
  CLOSING,
  /** The ledger holds the end; nobody has seen the service up. */
  VERIFY;

  /** The phase in which a step runs. */
  public static Phase of(Step step, boolean compensating) {
    if (compensating) {
      return UNDO;
    }
    return switch (step) {
      case Step.Veto _ -> VETO;
      case Step.Evidence _ -> EVIDENCE;
      case Step.Signal _ -> SIGNAL;
      case Step.AwaitLife _ -> AWAIT;
      case Step.Settle _ -> SETTLE;
      case Step.Run run ->
          switch (run.purpose()) {
            case RELOAD -> RELOAD;
            case DRAIN -> DRAIN;
            case UNDRAIN -> UNDRAIN;
            case STOP -> STOP;
            case START -> START;
            case RESTART -> RESTART;
            case HEALTH -> HEALTH;
          };
    };
  }

  /** Whether a step of the hand runs. */
  public boolean isStep() {
    return compareTo(VETO) >= 0 && compareTo(UNDO) <= 0;
  }
}
