package ringside.lab.host.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A port of the host, on 127.0.0.1 only, that leads to a port of the guest.
 *
 * @param hostPort 1..65535, or 0 for any that is free
 * @param computer of several, by its name or number; empty for the first, or the only one
 * @param guestPort 1..65535
 */
public record Forward(int hostPort, String computer, int guestPort) {
  private static final int HIGHEST = 65535;
  private static final int WITH_COMPUTER = 3;

  /** Leads to the first computer. */
  public Forward(int hostPort, int guestPort) {
    this(hostPort, "", guestPort);
  }

  /** Reads "8080:80" or "8080:web:80"; empty where it is not written so. */
  static Optional<Forward> of(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length < 2 || parts.length > WITH_COMPUTER) {
      return Optional.empty();
    }
    boolean named = parts.length == WITH_COMPUTER;
    int last = parts.length - 1;
    try {
      Forward forward =
          new Forward(
              Integer.parseInt(parts[0]), named ? parts[1] : "", Integer.parseInt(parts[last]));
      return forward.isPossible() && named != forward.computer.isEmpty()
          ? Optional.of(forward)
          : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /**
   * Reads all of them.
   *
   * @throws NetworkException where one is not written so
   */
  public static List<Forward> all(List<String> texts) throws NetworkException {
    List<Forward> forwards = new ArrayList<>();
    for (String text : texts) {
      forwards.add(
          of(text)
              .orElseThrow(
                  () ->
                      new NetworkException(
                          "ringside: --forward "
                              + text
                              + ": write it as HOSTPORT:GUESTPORT, or HOSTPORT:COMPUTER:GUESTPORT"
                              + " for one of several")));
    }
    return forwards;
  }

  /** Whether it leads to a computer, which has a number from 1 and a name. */
  public boolean leadsTo(int number, String name) {
    return computer.isEmpty()
        ? number == 1
        : computer.equals(name) || computer.equals(Integer.toString(number));
  }

  private boolean isPossible() {
    return hostPort >= 0 && hostPort <= HIGHEST && guestPort > 0 && guestPort <= HIGHEST;
  }
}
