package ringside.kernel.net.unix;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/** Where open Unix sockets are found by an abstract name, or by the file that has their name. */
public interface UnixNames {
  /** Whether an open socket has a name. */
  boolean exists(String path);

  /** The open socket of a name, or null. */
  @Nullable UnixSocket find(String path);

  /** Makes a name; null where it went well, EADDRINUSE where there is one. */
  @Nullable Errno bind(String path, UnixSocket socket);

  /** A socket is closed; the name may be another's, or none. */
  void closed(String path, UnixSocket socket);
}
