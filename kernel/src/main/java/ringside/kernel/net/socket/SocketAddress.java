package ringside.kernel.net.socket;

/** Whom a socket stands for or talks to (struct sockaddr). */
public sealed interface SocketAddress {
  /** AF_UNSPEC: the family of no address; connecting to it dissolves a connection. */
  int UNSPECIFIED = 0;

  /** AF_UNIX. */
  int UNIX = 1;

  /** AF_INET. */
  int INTERNET = 2;

  /** AF_INET6. */
  int INTERNET_SIX = 10;

  /** The AF_ number. */
  int family();

  /**
   * An address of unix(7).
   *
   * @param name a path; or a zero byte and an abstract name; or nothing, where it has no name
   * @param node the file of a path that has been looked up, whatever names it
   */
  record Unix(String name, String node) implements SocketAddress {
    /** The address of a socket that nobody has named. */
    public static final Unix UNNAMED = new Unix("");

    /** An address as a program writes it. */
    public Unix(String name) {
      this(name, name);
    }

    @Override
    public int family() {
      return UNIX;
    }

    /** Whether the name is in the file system. */
    public boolean isPath() {
      return !name.isEmpty() && !isAbstract();
    }

    /** Whether the name is not in the file system. */
    public boolean isAbstract() {
      return name.startsWith("\0");
    }
  }

  /**
   * An address of ip(7) or ipv6(7), as the kernel keeps it.
   *
   * @param address of IPv4 or IPv6
   * @param port 0..65535
   */
  record Internet(IpAddress address, int port) implements SocketAddress {
    @Override
    public int family() {
      return INTERNET;
    }
  }

  /**
   * An address of ipv6(7), as a program writes it.
   *
   * @param address also of IPv4, behind ::ffff
   * @param port 0..65535
   * @param scope index of the interface on whose link the address means something, or 0
   */
  record InternetSix(IpAddress address, int port, int scope) implements SocketAddress {
    @Override
    public int family() {
      return INTERNET_SIX;
    }
  }

  /** An address of a family that means nothing here but itself. */
  record Other(int family) implements SocketAddress {}
}
