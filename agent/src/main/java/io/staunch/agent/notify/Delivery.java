package io.staunch.agent.notify;

/** How one try to deliver a message ended. */
public sealed interface Delivery {
  /** Somebody has taken it over. */
  record Delivered() implements Delivery {}

  /** Not delivered; another try may succeed. */
  record Failed(String reason) implements Delivery {}

  /** Not delivered, and the same message will hardly ever be taken. */
  record Refused(String reason) implements Delivery {}

  Delivery DELIVERED = new Delivered();
}
