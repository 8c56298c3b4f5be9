package ringside.kernel.net.unix;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** A table of names: abstract ones, or the files that paths lead to. */
final class PlainNames implements UnixNames {
  private final KernelCode code;
  private final Map<String, Optional<UnixSocket>> names = new TreeMap<>();

  PlainNames(KernelCode code) {
    this.code = code;
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
      names.remove(name);
    }
  }
}
