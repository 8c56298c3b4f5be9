package ringside.cli;

import ringside.lab.host.Host;

/**
 * Does once what users do most, so that the archive of parsed classes, which the launcher lets the
 * JVM make at the end of this, holds what that needs. What it prints is for nobody.
 */
final class Rehearsal {
  private static final String[] RUN = {
    "run", "prodcons", "--stats", "--strace", "--report", "/dev/null"
  };
  private static final String[][] LAB = {
    {"explore", "race", "--bound", "1", "--", "2", "1"},
    {"learn", "A7", "--no-ask"},
  };

  private Rehearsal() {}

  /**
   * Does it; whether something fails is not asked: the archive holds the less.
   *
   * @param kind {@code lab} for what explore and learn need, too
   */
  public static void main(String[] kind) {
    Host host = Host.ofProcess();
    Main.execute(RUN, host);
    if (kind.length > 0 && kind[0].equals("lab")) {
      for (String[] words : LAB) {
        Main.execute(words, host);
      }
    }
    System.exit(0);
  }
}
