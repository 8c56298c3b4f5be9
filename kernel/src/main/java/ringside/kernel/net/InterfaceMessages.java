package ringside.kernel.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.net.ip.InterfaceInfo;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketAddress;

/** Answers to questions about interfaces, in the words of rtnetlink(7): struct nlmsghdr and on. */
final class InterfaceMessages {
  private static final int ERROR = 2;
  private static final int DONE = 3;
  private static final int NEW_LINK = 16;
  private static final int GET_LINK = 18;
  private static final int NEW_ADDRESS = 20;
  private static final int GET_ADDRESS = 22;
  private static final int MULTI = 2;
  private static final int LINK_ADDRESS = 1;
  private static final int LINK_BROADCAST = 2;
  private static final int LINK_NAME = 3;
  private static final int LINK_MTU = 4;
  private static final int ADDRESS = 1;
  private static final int LOCAL = 2;
  private static final int LABEL = 3;
  private static final int BROADCAST = 4;
  private static final int SCOPE_HOST = 254;
  private static final int SCOPE_LINK = 253;
  private static final byte PERMANENT = (byte) 0x80;
  private static final int MOST_BYTES = 1024;
  private static final int HEADER_BYTES = 16;

  private final Internet internet;
  private ByteBuffer text = ByteBuffer.allocate(0);

  InterfaceMessages(Internet internet) {
    this.internet = internet;
  }

  /** What the socket receives for a request: all that is known, and the end; or an error. */
  List<byte[]> to(KernelBuffer request) {
    int kind = request.load(1) & 0xffff;
    int sequence = request.load(2);
    int port = request.load(3);
    text = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    switch (kind) {
      case GET_LINK -> internet.routes().known().forEach(known -> link(known, sequence, port));
      case GET_ADDRESS -> addresses(request.load(4) & 0xff, sequence, port);
      default -> {
        int start = begin(ERROR, 0, sequence, port);
        text.putInt(-Errno.EOPNOTSUPP.number());
        text.putInt(request.load(0)).putInt(request.load(1)).putInt(sequence).putInt(port);
        return List.of(whole(start));
      }
    }
    byte[] all = Arrays.copyOf(text.array(), text.position());
    text = ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int start = begin(DONE, MULTI, sequence, port);
    text.putInt(0);
    return List.of(all, whole(start));
  }

  private byte[] whole(int start) {
    end(start);
    return Arrays.copyOf(text.array(), text.position());
  }

  /** struct ifinfomsg: family, type, index, flags, change. */
  private void link(InterfaceInfo known, int sequence, int port) {
    int start = begin(NEW_LINK, MULTI, sequence, port);
    text.putShort((short) 0).putShort((short) known.hardwareType());
    text.putInt(known.index()).putInt(known.flags()).putInt(0);
    attribute(LINK_NAME, (known.name() + "\0").getBytes(US_ASCII));
    attribute(LINK_MTU, word(known.mtu()));
    attribute(LINK_ADDRESS, bytes(known.hardwareAddress()));
    boolean loops = known.broadcast() == 0;
    attribute(
        LINK_BROADCAST,
        bytes(loops ? known.hardwareAddress() : List.of(255, 255, 255, 255, 255, 255)));
    end(start);
  }

  /** Those of one family, or of both. */
  private void addresses(int family, int sequence, int port) {
    if (family != SocketAddress.INTERNET_SIX) {
      internet.routes().known().forEach(known -> address(known, sequence, port));
    }
    if (family != SocketAddress.INTERNET) {
      internet
          .routes()
          .known()
          .forEach(known -> known.sixes().forEach(own -> six(known, own, sequence, port)));
    }
  }

  private void six(InterfaceInfo known, IpAddress own, int sequence, int port) {
    boolean loops = own.equals(IpAddress.HERE_SIX);
    int start = begin(NEW_ADDRESS, MULTI, sequence, port);
    text.put((byte) SocketAddress.INTERNET_SIX).put((byte) (loops ? 128 : 64)).put(PERMANENT);
    int scope = loops ? SCOPE_HOST : own.isOfLink() ? SCOPE_LINK : 0;
    text.put((byte) scope).putInt(known.index());
    ByteBuffer bytes = ByteBuffer.allocate(16).putLong(own.high()).putLong(own.low());
    attribute(ADDRESS, bytes.array());
    end(start);
  }

  /** struct ifaddrmsg: family, prefix, flags, scope, index. */
  private void address(InterfaceInfo known, int sequence, int port) {
    boolean loops = known.broadcast() == 0;
    int start = begin(NEW_ADDRESS, MULTI, sequence, port);
    text.put((byte) SocketAddress.INTERNET).put((byte) known.prefix()).put((byte) 0);
    text.put((byte) (loops ? SCOPE_HOST : 0)).putInt(known.index());
    byte[] own = word(Integer.reverseBytes(known.address()));
    attribute(ADDRESS, own);
    attribute(LOCAL, own);
    if (!loops) {
      attribute(BROADCAST, word(Integer.reverseBytes(known.broadcast())));
    }
    attribute(LABEL, (known.name() + "\0").getBytes(US_ASCII));
    end(start);
  }

  private int begin(int kind, int flags, int sequence, int port) {
    int start = text.position();
    text.putInt(HEADER_BYTES).putShort((short) kind).putShort((short) flags);
    text.putInt(sequence).putInt(port);
    return start;
  }

  private void end(int start) {
    text.putInt(start, text.position() - start);
  }

  /** struct rtattr: its length, its kind, its value, up to a multiple of four bytes. */
  private void attribute(int kind, byte[] value) {
    text.putShort((short) (4 + value.length)).putShort((short) kind).put(value);
    text.position(text.position() + 3 & -4);
  }

  private static byte[] word(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] bytes(List<Integer> values) {
    byte[] bytes = new byte[values.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = values.get(i).byteValue();
    }
    return bytes;
  }
}
