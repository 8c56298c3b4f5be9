package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.IpHeader;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;

/**
 * The header of a TCP segment (RFC 9293, 3.1).
 *
 * @param sequence number of the first byte
 * @param acknowledgement number of the next byte expected, where ACK is set
 * @param flags FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32
 * @param window bytes that may be sent from the acknowledgement on, divided as the options say
 * @param urgent how far behind the first byte urgent data ends, where URG is set
 * @param options what a SYN says
 * @param bytes of the header
 */
record TcpHeader(
    int sourcePort,
    int destinationPort,
    int sequence,
    int acknowledgement,
    int flags,
    int window,
    int urgent,
    TcpOptions options,
    int bytes) {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;
  static final int URG = 32;

  /** Bytes of a header without options. */
  static final int BYTES = 20;

  private static final int FLAGS = 0x3f;

  /** A header whose length follows from its options. */
  static TcpHeader of(
      SocketAddress.Internet from,
      SocketAddress.Internet to,
      int sequence,
      int acknowledgement,
      int flags,
      int window,
      TcpOptions options) {
    int bytes = BYTES + options.bytes();
    return new TcpHeader(
        from.port(), to.port(), sequence, acknowledgement, flags, window, 0, options, bytes);
  }

  /** The same with the end of urgent data, 1..65535 behind the first byte. */
  TcpHeader withUrgent(int pointer) {
    return new TcpHeader(
        sourcePort,
        destinationPort,
        sequence,
        acknowledgement,
        flags | URG,
        window,
        pointer,
        options,
        bytes);
  }

  /** Where the data begins in a packet. */
  int data(Packet packet) {
    return packet.start() + bytes;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Writes the header of a packet whose data is there already, with its checksum. */
  void write(Packet packet, IpHeader ip, Internet internet) {
    internet.code().run(Routine.TCP_SEND);
    int start = packet.start() / 4;
    packet.setWord(start, sourcePort << 16 | destinationPort);
    packet.setWord(start + 1, sequence);
    packet.setWord(start + 2, acknowledgement);
    packet.setWord(start + 3, bytes / 4 << 28 | flags << 16 | window);
    packet.setWord(start + 4, urgent);
    options.write(packet, start + BYTES / 4);
    int sum = packet.sum(packet.start(), packet.length(), ip.pseudoSum());
    packet.setWord(start + 4, (~sum & 0xffff) << 16 | urgent);
  }

  /** Reads a header; null where it is malformed or its checksum is wrong. */
  static @Nullable TcpHeader read(Packet packet, IpHeader ip) {
    if (ip.payload() < BYTES || packet.sum(packet.start(), ip.length(), ip.pseudoSum()) != 0xffff) {
      return null;
    }
    int start = packet.start() / 4;
    int ports = packet.word(start);
    int fourth = packet.word(start + 3);
    int bytes = (fourth >>> 28) * 4;
    if (bytes < BYTES || bytes > ip.payload()) {
      return null;
    }
    return new TcpHeader(
        ports >>> 16,
        ports & 0xffff,
        packet.word(start + 1),
        packet.word(start + 2),
        fourth >>> 16 & FLAGS,
        fourth & 0xffff,
        (fourth >>> 16 & URG) == 0 ? 0 : packet.word(start + 4) & 0xffff,
        TcpOptions.read(packet, packet.start() + BYTES, packet.start() + bytes),
        bytes);
  }
}
