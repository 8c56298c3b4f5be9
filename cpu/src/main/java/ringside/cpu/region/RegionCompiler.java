package ringside.cpu.region;

import org.jspecify.annotations.Nullable;

/** Makes regions; what they do is what the interpreter does, in the same cycles. */
public interface RegionCompiler {
  /** Makes a region now; null where the code has none that is worth it. */
  @Nullable Region compile(RegionOrder order);

  /** Makes a region some time, on another thread of the host, and puts it into the ticket. */
  void begin(RegionOrder order, RegionTicket ticket);
}
