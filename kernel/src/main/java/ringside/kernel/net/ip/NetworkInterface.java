package ringside.kernel.net.ip;

/** Where packets leave the kernel (netdevice(7)). */
interface NetworkInterface {
  /** Its name: "lo", "eth0". */
  String name();

  /** Its own address. */
  int address();

  /** The address of everybody that it reaches. */
  int broadcast();

  /** Whether packets for an address leave by it. */
  boolean reaches(int destination);

  /** The most bytes of a packet. */
  int mtu();

  /** Sends a packet, which is the interface's from now on. */
  void transmit(Packet packet, int destination);

  /** The computer is switched off. */
  void shutDown();
}
