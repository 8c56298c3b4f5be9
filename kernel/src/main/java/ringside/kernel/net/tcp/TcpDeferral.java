package ringside.kernel.net.tcp;

/** TCP_DEFER_ACCEPT, in seconds and in answers to SYN (Linux: secs_to_retrans). */
public final class TcpDeferral {
  private static final int MOST_SECONDS = 120;
  private static final int MOST_RETRIES = 255;

  private TcpDeferral() {}

  /** How many answers some seconds take. */
  static int retries(int seconds) {
    if (seconds <= 0) {
      return 0;
    }
    int retries = 1;
    int wait = 1;
    for (int passed = 1; seconds > passed && retries < MOST_RETRIES; retries++) {
      wait = Math.min(wait * 2, MOST_SECONDS);
      passed += wait;
    }
    return retries;
  }

  /** The seconds that it comes to, which getsockopt tells. */
  public static int rounded(int seconds) {
    int passed = 0;
    int wait = 1;
    for (int left = retries(seconds); left > 0; left--) {
      passed += wait;
      wait = Math.min(wait * 2, MOST_SECONDS);
    }
    return passed;
  }
}
