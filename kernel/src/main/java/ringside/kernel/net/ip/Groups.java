package ringside.kernel.net.ip;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.socket.IpAddress;

/** Which groups a computer's sockets have joined, by interface (ip(7): IP_ADD_MEMBERSHIP). */
public final class Groups {
  private static final int EACH = 64;

  /** A group as it is heard on one interface, by its index. */
  private record Heard(IpAddress group, int device) {}

  private final Map<Heard, Integer> members = new HashMap<>();

  Groups() {}

  /** Whether a socket has joined a group on some interface, or everybody has. */
  public boolean has(IpAddress group) {
    return group.equals(IpAddress.ALL_NODES)
        || members.keySet().stream().anyMatch(heard -> heard.group.equals(group));
  }

  /** The same on one interface. */
  boolean has(IpAddress group, int device) {
    return group.equals(IpAddress.ALL_NODES) || members.containsKey(new Heard(group, device));
  }

  /** The groups of one socket. */
  Own own() {
    return new Own();
  }

  /** The groups of one socket. */
  public final class Own {
    private final Set<Heard> joined = new HashSet<>();

    private Own() {}

    /**
     * Joins a group (Linux: ip_mc_join_group).
     *
     * @param device index of an interface, or 0 where there is none for it
     */
    public @Nullable Errno join(IpAddress group, int device) {
      Heard heard = new Heard(group, device);
      if (!group.isGroup()) {
        return Errno.EINVAL;
      }
      if (device == 0) {
        return Errno.ENODEV;
      }
      if (joined.contains(heard)) {
        return Errno.EADDRINUSE;
      }
      if (joined.size() == EACH) {
        return Errno.ENOBUFS;
      }
      joined.add(heard);
      members.merge(heard, 1, Integer::sum);
      return null;
    }

    /** Leaves a group. */
    public @Nullable Errno leave(IpAddress group, int device) {
      Heard heard = new Heard(group, device);
      if (!joined.remove(heard)) {
        return Errno.EADDRNOTAVAIL;
      }
      forget(heard);
      return null;
    }

    /** Whether it has joined a group. */
    public boolean has(IpAddress group) {
      return joined.stream().anyMatch(heard -> heard.group.equals(group));
    }

    /** Leaves all of them. */
    public void leaveAll() {
      joined.forEach(this::forget);
      joined.clear();
    }

    private void forget(Heard heard) {
      int left = members.getOrDefault(heard, 1) - 1;
      if (left == 0) {
        members.remove(heard);
      } else {
        members.put(heard, left);
      }
    }
  }
}
