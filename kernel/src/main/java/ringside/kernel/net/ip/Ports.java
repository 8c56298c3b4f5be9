package ringside.kernel.net.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** Which sockets of a protocol have which port. */
public final class Ports<S extends InternetSocket> {
  private static final int FIRST_EPHEMERAL = 32768;
  private static final int EPHEMERAL = 28232;

  /** 2 to the 32nd by the golden ratio, as Linux scatters by (hash_32). */
  private static final int SCATTERING = 0x61c88647;

  private final KernelCode code;
  private final Map<Integer, List<S>> sockets = new TreeMap<>();
  private int nextEphemeral;

  /**
   * Nobody has a port.
   *
   * @param start where to begin among the ports of those who don't care
   */
  public Ports(KernelCode code, int start) {
    this.code = code;
    this.nextEphemeral = Math.floorMod(start, EPHEMERAL);
  }

  /** Those who have a port, in the order they took it. */
  public List<S> at(int port) {
    code.run(Routine.SOCKET_LOOKUP);
    return look(port);
  }

  /** The same, for those who look from outside: nothing is charged. */
  public List<S> look(int port) {
    return List.copyOf(sockets.getOrDefault(port, List.of()));
  }

  /**
   * Those who share a name share who comes, too, by whom it is (SO_REUSEPORT).
   *
   * @param candidates who may be meant
   * @param found whom it would be without others of the same name
   */
  public S among(List<S> candidates, S found, SocketAddress.Internet remote) {
    List<S> group =
        candidates.stream()
            .filter(other -> other.sharesPort(found))
            .filter(other -> other.localAddress().equals(found.localAddress()))
            .toList();
    int word = remote.address().word(2) ^ remote.address().word(3) ^ 0xffff;
    int hash = (word + remote.port()) * SCATTERING >>> 16;
    return group.isEmpty() ? found : group.get(hash % group.size());
  }

  /** A port that nobody has, or 0 where there is none. */
  public int ephemeral() {
    for (int tries = 0; tries < EPHEMERAL; tries++) {
      int port = FIRST_EPHEMERAL + nextEphemeral;
      nextEphemeral = (nextEphemeral + 1) % EPHEMERAL;
      if (!sockets.containsKey(port)) {
        return port;
      }
    }
    return 0;
  }

  /** Enters a socket under a port. */
  public void add(int port, S socket) {
    sockets.computeIfAbsent(port, key -> new ArrayList<>()).add(socket);
  }

  /** Takes a socket from under a port. */
  public void remove(int port, S socket) {
    sockets.computeIfPresent(
        port,
        (key, list) -> {
          list.remove(socket);
          return list.isEmpty() ? null : list;
        });
  }
}
