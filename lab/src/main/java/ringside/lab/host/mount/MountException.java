package ringside.lab.host.mount;

/** A folder that can't be shown to the guest; the message says why and what to try. */
public final class MountException extends Exception {
  private static final long serialVersionUID = 1;

  MountException(String message) {
    super(message);
  }
}
