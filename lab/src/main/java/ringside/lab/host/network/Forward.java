package ringside.lab.host.network;

import java.util.Optional;

/**
 * A port of the host, on 127.0.0.1 only, that leads to a port of the guest.
 *
 * @param hostPort 1..65535, or 0 for any that is free
 * @param guestPort 1..65535
 */
public record Forward(int hostPort, int guestPort) {
  private static final int HIGHEST = 65535;

  /** Reads "8080:80"; empty where it is not written so. */
  public static Optional<Forward> of(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    try {
      Forward forward = new Forward(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      return forward.isPossible() ? Optional.of(forward) : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private boolean isPossible() {
    return hostPort >= 0 && hostPort <= HIGHEST && guestPort > 0 && guestPort <= HIGHEST;
  }
}
