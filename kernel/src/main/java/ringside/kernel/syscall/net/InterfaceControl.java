package ringside.kernel.syscall.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.net.ip.InterfaceInfo;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.Outcome;

/** The ioctls that ask about interfaces (netdevice(7)): struct ifreq, struct ifconf. */
public final class InterfaceControl {
  private static final int SIOCGIFNAME = 0x8910;
  private static final int SIOCGIFCONF = 0x8912;
  private static final int SIOCGIFFLAGS = 0x8913;
  private static final int SIOCGIFADDR = 0x8915;
  private static final int SIOCGIFBRDADDR = 0x8919;
  private static final int SIOCGIFNETMASK = 0x891b;
  private static final int SIOCGIFMTU = 0x8921;
  private static final int SIOCGIFHWADDR = 0x8927;
  private static final int SIOCGIFINDEX = 0x8933;
  private static final int NAME_BYTES = 16;
  private static final int REQUEST_BYTES = 32;
  private static final int INTERNET = 2;

  private InterfaceControl() {}

  /** Answers a question; what is about no interface is about the socket. */
  public static Outcome ask(Call call, List<InterfaceInfo> known) {
    UserMemory memory = call.memory();
    int request = call.argument(2);
    if (call.argument(1) == SIOCGIFCONF) {
      return list(memory, request, known);
    }
    if (!isKnown(call.argument(1))) {
      return SocketControl.ask(call);
    }
    InterfaceInfo found =
        call.argument(1) == SIOCGIFNAME
            ? byIndex(known, memory.readWord(request + NAME_BYTES))
            : byName(known, memory.read(request, NAME_BYTES));
    if (found == null) {
      return Outcome.failed(Errno.ENODEV);
    }
    switch (call.argument(1)) {
      case SIOCGIFNAME -> memory.write(request, name(found));
      case SIOCGIFFLAGS -> memory.write(request + NAME_BYTES, halfWord(found.flags()));
      case SIOCGIFADDR -> memory.write(request + NAME_BYTES, address(found.address()));
      case SIOCGIFBRDADDR -> memory.write(request + NAME_BYTES, address(found.broadcast()));
      case SIOCGIFNETMASK -> memory.write(request + NAME_BYTES, address(found.mask()));
      case SIOCGIFMTU -> memory.writeWord(request + NAME_BYTES, found.mtu());
      case SIOCGIFHWADDR -> memory.write(request + NAME_BYTES, hardware(found));
      default -> memory.writeWord(request + NAME_BYTES, found.index());
    }
    return Outcome.done(0);
  }

  private static boolean isKnown(int command) {
    return switch (command) {
      case SIOCGIFNAME,
          SIOCGIFFLAGS,
          SIOCGIFADDR,
          SIOCGIFBRDADDR,
          SIOCGIFNETMASK,
          SIOCGIFMTU,
          SIOCGIFHWADDR,
          SIOCGIFINDEX ->
          true;
      default -> false;
    };
  }

  /** struct ifconf: bytes of room, and where; without a place, how many there would be. */
  private static Outcome list(UserMemory memory, int request, List<InterfaceInfo> known) {
    int room = memory.readWord(request);
    int to = memory.readWord(request + 4);
    int done = 0;
    for (InterfaceInfo each : known) {
      if (to != 0 && done + REQUEST_BYTES > room) {
        break;
      }
      if (to != 0) {
        memory.write(to + done, name(each));
        memory.write(to + done + NAME_BYTES, address(each.address()));
      }
      done += REQUEST_BYTES;
    }
    memory.writeWord(request, done);
    return Outcome.done(0);
  }

  private static @Nullable InterfaceInfo byIndex(List<InterfaceInfo> known, int index) {
    return index < 1 || index > known.size() ? null : known.get(index - 1);
  }

  private static @Nullable InterfaceInfo byName(List<InterfaceInfo> known, byte[] wanted) {
    String text = new String(wanted, US_ASCII);
    int end = text.indexOf('\0');
    String name = end < 0 ? text : text.substring(0, end);
    return known.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  private static byte[] name(InterfaceInfo found) {
    byte[] bytes = new byte[NAME_BYTES];
    System.arraycopy(found.name().getBytes(US_ASCII), 0, bytes, 0, found.name().length());
    return bytes;
  }

  private static byte[] halfWord(int value) {
    return new byte[] {(byte) value, (byte) (value >>> 8)};
  }

  /** struct sockaddr_in without a port. */
  private static byte[] address(int address) {
    return Words.bytes(INTERNET, Integer.reverseBytes(address), 0, 0);
  }

  /** struct sockaddr of the hardware's family. */
  private static byte[] hardware(InterfaceInfo found) {
    byte[] bytes = new byte[NAME_BYTES];
    bytes[0] = (byte) found.hardwareType();
    bytes[1] = (byte) (found.hardwareType() >>> 8);
    for (int i = 0; i < found.hardwareAddress().size(); i++) {
      bytes[2 + i] = found.hardwareAddress().get(i).byteValue();
    }
    return bytes;
  }
}
