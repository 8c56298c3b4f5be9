package ringside.kernel.net.tcp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.ip.Internet;

/** What both sides of a connection have agreed on besides RFC 9293, and the time they tell. */
final class TcpExtensions {
  private final Internet internet;
  private boolean selective;
  private boolean stamps;
  private int heard;

  /** As the configuration offers it. */
  TcpExtensions(Internet internet) {
    this.internet = internet;
    this.selective = internet.settings().selective();
    this.stamps = internet.settings().stamps();
  }

  /** The peer's SYN has come: what it does not offer is off. */
  void learn(TcpHeader syn) {
    selective = selective && syn.options().selective();
    stamps = stamps && syn.options().stamp() != null;
    hear(syn);
  }

  /** Whether the sides tell what came behind a gap. */
  boolean isSelective() {
    return selective;
  }

  /** Bytes of options that every segment carries. */
  int bytes() {
    return stamps ? TcpOptions.STAMP_BYTES : 0;
  }

  /** Notes the time that a segment tells which is not behind a gap. */
  void hear(TcpHeader header) {
    TcpStamp stamp = header.options().stamp();
    if (stamps && stamp != null) {
      heard = stamp.value();
    }
  }

  /** Whether a segment is so old that its numbers mean others by now (RFC 7323, 5). */
  boolean isOld(TcpHeader header) {
    TcpStamp stamp = header.options().stamp();
    return stamps && stamp != null && stamp.value() - heard < 0;
  }

  /** Cycles since the peer was told what it echoes, or -1 where it echoes nothing. */
  long roundTrip(TcpHeader header) {
    TcpStamp stamp = header.options().stamp();
    if (!stamps || stamp == null || stamp.echo() == 0) {
      return -1;
    }
    return Math.max(1, (millis() - stamp.echo()) * internet.settings().cyclesPerMilli());
  }

  /** The options of a segment, with what is agreed on. */
  TcpOptions complete(TcpOptions options, boolean syn, List<TcpRange> received) {
    @Nullable TcpStamp stamp = stamps ? new TcpStamp(millis(), heard) : null;
    List<TcpRange> told = selective ? received : List.of();
    return options.with(syn && selective, stamp, told);
  }

  private int millis() {
    // Never 0, which would mean that nothing is echoed.
    return (int) (internet.now() / internet.settings().cyclesPerMilli()) + 1;
  }
}
