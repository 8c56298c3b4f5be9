package ringside.tests.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.kernel.trace.KernelObserver;

/** Keeps every packet that a run has sent. */
final class Packets implements KernelObserver {
  private static final int FLAGS = 33;

  private final List<String> all = new ArrayList<>();
  private final List<byte[]> bytes = new ArrayList<>();

  @Override
  public boolean hearsPackets() {
    return true;
  }

  @Override
  public void packet(long cycle, String device, byte[] packet) {
    all.add(cycle + " " + device + " " + Arrays.toString(packet));
    bytes.add(packet.clone());
  }

  /** All of them, with their cycles. */
  List<String> all() {
    return all;
  }

  List<byte[]> bytes() {
    return bytes;
  }

  /** How many TCP segments carry all of some flags. */
  long withFlags(int flags) {
    return bytes.stream().filter(packet -> (packet[FLAGS] & flags) == flags).count();
  }
}
