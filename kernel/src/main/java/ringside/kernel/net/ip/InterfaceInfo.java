package ringside.kernel.net.ip;

import java.util.List;
import ringside.kernel.net.socket.IpAddress;

/**
 * What a program may know of an interface (netdevice(7)); addresses in host order.
 *
 * @param index from 1
 * @param prefix bits of the address that name the network
 * @param broadcast the address of everybody, or 0 where there is none
 * @param mtu the most bytes of a packet
 * @param flags IFF_ bits
 * @param hardwareType ARPHRD_ number
 * @param hardwareAddress six bytes
 * @param sixes its addresses of IPv6
 */
public record InterfaceInfo(
    int index,
    String name,
    int address,
    int prefix,
    int broadcast,
    int mtu,
    int flags,
    int hardwareType,
    List<Integer> hardwareAddress,
    List<IpAddress> sixes) {
  /** IFF_UP, IFF_LOOPBACK, IFF_RUNNING. */
  private static final int LOOPBACK_FLAGS = 0x1 | 0x8 | 0x40;

  /** IFF_UP, IFF_BROADCAST, IFF_RUNNING. */
  private static final int CABLE_FLAGS = 0x1 | 0x2 | 0x40;

  private static final int LOOPBACK_TYPE = 772;
  private static final int ETHERNET_TYPE = 1;

  static InterfaceInfo of(int index, NetworkInterface device) {
    int address = device.address().four();
    boolean loops = address >>> 24 == 127;
    return new InterfaceInfo(
        index,
        device.name(),
        address,
        loops ? 8 : 24,
        loops ? 0 : device.broadcast().four(),
        device.mtu(),
        loops ? LOOPBACK_FLAGS : CABLE_FLAGS,
        loops ? LOOPBACK_TYPE : ETHERNET_TYPE,
        loops ? List.of(0, 0, 0, 0, 0, 0) : Wire.hardware(address & 0xff),
        device.sixes());
  }

  /** The address's network bits, as a mask. */
  public int mask() {
    return -1 << 32 - prefix;
  }
}
