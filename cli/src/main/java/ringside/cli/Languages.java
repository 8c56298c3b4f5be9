package ringside.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ringside.lab.host.Host;

/** Which language reports are in. */
final class Languages {
  private static final String KOREAN = "ko";

  private Languages() {}

  /** As asked for, else as the host's environment says, else English. */
  static Locale choose(@Nullable String asked, Host host) throws Failure {
    if (asked != null && !asked.equals("en") && !asked.equals(KOREAN)) {
      throw new Failure(Status.USAGE, "ringside: --lang is en or ko, not " + asked);
    }
    String all = host.environment().getOrDefault("LC_ALL", "");
    String wanted = all.isEmpty() ? host.environment().getOrDefault("LANG", "") : all;
    boolean korean = asked == null ? wanted.startsWith(KOREAN) : asked.equals(KOREAN);
    return korean ? Locale.KOREAN : Locale.ENGLISH;
  }
}
