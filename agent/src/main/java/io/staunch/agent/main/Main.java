package io.staunch.agent.main;

import io.staunch.agent.main.cli.Cli;
import java.util.ServiceLoader;

/** The entry of the staunch command. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    int code = Cli.of(ServiceLoader.load(Verb.class)).execute(args);
    System.out.flush();
    System.exit(code);
  }
}
