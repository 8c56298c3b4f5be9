package ringside.tests.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.kernel.trace.KernelObserver;

/** Keeps every packet that a run has sent. */
final class Packets implements KernelObserver {
  private static final int PORTS = 20;
  private static final int SEQUENCE_END = 28;
  private static final int FLAGS = 33;
  private static final int HEADERS = 44;

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

  /** How many segments with data begin with a byte that was sent before. */
  long repeatedSegments() {
    List<String> starts =
        bytes.stream()
            .filter(packet -> packet.length > HEADERS)
            .map(packet -> Arrays.toString(Arrays.copyOfRange(packet, PORTS, SEQUENCE_END)))
            .toList();
    return starts.size() - starts.stream().distinct().count();
  }
}
