package ringside.kernel.net;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** A table of names and nothing more: paths where there is no file system, and abstract names. */
final class PlainNames implements UnixNames {
  private final KernelCode code;
  private final Map<String, Optional<UnixSocket>> names = new TreeMap<>();
  private final boolean stays;

  /**
   * No names.
   *
   * @param stays whether a name outlives its socket
   */
  PlainNames(KernelCode code, boolean stays) {
    this.code = code;
    this.stays = stays;
  }

  @Override
  public boolean exists(String path) {
    return names.containsKey(path);
  }

  @Override
  public @Nullable UnixSocket find(String path) {
    code.run(Routine.SOCKET_LOOKUP);
    return names.getOrDefault(path, Optional.empty()).orElse(null);
  }

  @Override
  public @Nullable Errno bind(String path, UnixSocket socket) {
    code.run(Routine.SOCKET_LOOKUP);
    return names.putIfAbsent(path, Optional.of(socket)) == null ? null : Errno.EADDRINUSE;
  }

  @Override
  public void closed(String name, UnixSocket socket) {
    Optional<UnixSocket> bound = names.getOrDefault(name, Optional.empty());
    if (bound.isPresent() && bound.get() == socket) {
      if (stays) {
        names.put(name, Optional.empty());
      } else {
        names.remove(name);
      }
    }
  }
}
