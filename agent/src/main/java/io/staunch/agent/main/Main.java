package io.staunch.agent.main;

import java.util.Arrays;
import java.util.ServiceLoader;

/** The entry of the staunch command. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    for (Verb verb : ServiceLoader.load(Verb.class)) {
      if (args.length > 0 && verb.name().equals(args[0])) {
        int code = verb.run(Arrays.copyOfRange(args, 1, args.length), System.out, System.err);
        System.out.flush();
        System.exit(code);
      }
    }
    System.err.println("usage: staunch <verb>");
    System.exit(2);
  }
}
