package ringside.lab.host.network;

/** The host can't take the part in the network that was asked of it; the message says why. */
public final class NetworkException extends Exception {
  private static final long serialVersionUID = 1;

  NetworkException(String message) {
    super(message);
  }
}
