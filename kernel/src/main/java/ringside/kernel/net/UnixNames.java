package ringside.kernel.net;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/**
 * Where Unix sockets are found by path. A name stays when its socket is closed, as a file of kind
 * socket does.
 */
public interface UnixNames {
  /** Whether there is such a name, though its socket may be closed. */
  boolean exists(String path);

  /** The open socket of a name, or null. */
  @Nullable UnixSocket find(String path);

  /** Makes a name; null where it went well, EADDRINUSE where there is one. */
  @Nullable Errno bind(String path, UnixSocket socket);

  /** A socket is closed; the name may be another's, or none. */
  void closed(String path, UnixSocket socket);
}
