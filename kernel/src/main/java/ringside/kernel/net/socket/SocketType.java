package ringside.kernel.net.socket;

import java.util.Optional;
import java.util.stream.Stream;

/** What a socket carries (socket(2)). */
public enum SocketType {
  /** SOCK_STREAM: a row of bytes between two ends. */
  STREAM(1),
  /** SOCK_DGRAM: messages, each on its own. */
  DATAGRAM(2),
  /** SOCK_SEQPACKET: messages between two ends. */
  SEQUENCED(5);

  private final int number;

  SocketType(int number) {
    this.number = number;
  }

  /** The number that programs know it by (SOCK_). */
  public int number() {
    return number;
  }

  /** The type of a number, if there is one. */
  public static Optional<SocketType> of(int number) {
    return Stream.of(values()).filter(type -> type.number == number).findFirst();
  }
}
