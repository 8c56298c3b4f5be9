package ringside.cli;

import ringside.lab.host.Host;

/**
 * Does once what users do most, so that the archive of parsed classes, which the launcher lets the
 * JVM make at the end of this, holds what run, explore and learn need. What it prints is for
 * nobody.
 */
final class Rehearsal {
  private static final String[][] COMMANDS = {
    {"run", "prodcons", "--stats", "--strace", "--report", "/dev/null"},
    {"explore", "race", "--bound", "1", "--", "2", "1"},
    {"learn", "A7", "--no-ask"},
  };

  private Rehearsal() {}

  /** Does all of it; whether something fails is not asked: the archive holds the less. */
  public static void main(String[] none) {
    Host host = Host.ofProcess();
    for (String[] words : COMMANDS) {
      Main.execute(words, host);
    }
    System.exit(0);
  }
}
