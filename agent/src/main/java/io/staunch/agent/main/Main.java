package io.staunch.agent.main;

/** The entry of the staunch command. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.err.println("usage: staunch <verb>");
    System.exit(2);
  }
}
