package ringside.junit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ringside.lab.host.Alarm;

/** How long is explored: a time, or a number of schedules, whichever comes first. */
record Budget(Duration time, long schedules) {
  /** Enough for a homework grader to wait for. */
  static final Budget USUAL = new Budget(Duration.ofSeconds(10), Long.MAX_VALUE);

  private static final double MILLIS = 1000;
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m)");

  Budget {
    if (time.isNegative() || time.isZero() || schedules <= 0) {
      throw new IllegalArgumentException("a budget is more than nothing");
    }
  }

  /**
   * Reads a time.
   *
   * @throws IllegalArgumentException where it is none; the message says how one is written
   */
  static Duration time(String text) {
    Matcher parts = WRITTEN.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no time; write a number and ms, s or m, as in 500ms, 10s or 2m");
    }
    long number = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  /** Begins now; each question is one more schedule. */
  BooleanSupplier begin() {
    Alarm alarm = Alarm.in(time.toMillis() / MILLIS);
    long[] made = {0};
    return () -> made[0]++ >= schedules || alarm.getAsBoolean();
  }
}
