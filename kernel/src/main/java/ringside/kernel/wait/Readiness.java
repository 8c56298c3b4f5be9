package ringside.kernel.wait;

/** The bits by which poll(2) and epoll(7) say what a file is ready for. */
public final class Readiness {
  /** POLLIN: a read would not wait. */
  public static final int IN = 0x1;

  /** POLLPRI: something out of the ordinary can be read. */
  public static final int PRI = 0x2;

  /** POLLOUT: a write would not wait. */
  public static final int OUT = 0x4;

  /** POLLERR: the other end is gone, or an error waits to be fetched; told without being asked. */
  public static final int ERR = 0x8;

  /** POLLHUP: nothing will come any more; told without being asked. */
  public static final int HUP = 0x10;

  /** POLLNVAL: the descriptor is not open; told without being asked. */
  public static final int NVAL = 0x20;

  /** POLLRDNORM: the same as {@link #IN} here. */
  public static final int RDNORM = 0x40;

  /** POLLWRNORM: the same as {@link #OUT} here. */
  public static final int WRNORM = 0x100;

  /** POLLWRBAND: the same as {@link #OUT} for sockets within the computer. */
  public static final int WRBAND = 0x200;

  /** POLLRDHUP: the peer has shut down its writing side. */
  public static final int RDHUP = 0x2000;

  private Readiness() {}
}
