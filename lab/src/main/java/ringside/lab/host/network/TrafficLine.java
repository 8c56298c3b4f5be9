package ringside.lab.host.network;

import java.util.Base64;
import java.util.Locale;
import ringside.kernel.net.host.HostEvent;

/** A line of a recording: cycle, kind, connection, then the port or the bytes in Base64. */
record TrafficLine(long cycle, HostEvent event) {
  private static final int WORDS = 4;

  String text() {
    String rest =
        event.kind() == HostEvent.Kind.OPEN
            ? Integer.toString(event.port())
            : Base64.getEncoder().encodeToString(event.bytes());
    String kind = event.kind().name().toLowerCase(Locale.ROOT);
    return cycle + " " + kind + " " + event.connection() + " " + (rest.isEmpty() ? "-" : rest);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it is no such line
   */
  static TrafficLine of(String line) {
    String[] words = line.trim().split(" ", -1);
    if (words.length != WORDS) {
      throw new IllegalArgumentException("not a line of a recording: " + line);
    }
    int connection = Integer.parseInt(words[2]);
    HostEvent event =
        switch (HostEvent.Kind.valueOf(words[1].toUpperCase(Locale.ROOT))) {
          case OPEN -> HostEvent.open(connection, Integer.parseInt(words[3]));
          case DATA -> HostEvent.data(connection, Base64.getDecoder().decode(words[3]));
          case END -> HostEvent.end(connection);
        };
    return new TrafficLine(Long.parseLong(words[0]), event);
  }
}
