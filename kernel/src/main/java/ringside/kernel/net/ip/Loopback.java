package ringside.kernel.net.ip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.isa.Drand48;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;

/**
 * lo: what is sent comes back as if from a network, after a while, unless it is lost. It arrives as
 * an interrupt.
 */
final class Loopback implements NetworkInterface {
  private static final int NETWORK_BITS = 24;
  private static final int NETWORK = 127;
  private static final int MTU_SIX = 65536;
  private static final IpAddress BROADCAST = IpAddress.four(0x7fff_ffff);

  private final Internet internet;
  private final TimerQueue timers;
  private final NetSettings settings;
  private final Drand48 chance;
  private final Map<Packet, TimerQueue.Timer> onTheWay = new LinkedHashMap<>();
  private long busyUntil;

  Loopback(Internet internet, TimerQueue timers, NetSettings settings) {
    this.internet = internet;
    this.timers = timers;
    this.settings = settings;
    this.chance = new Drand48(settings.seed() + 11);
  }

  @Override
  public String name() {
    return "lo";
  }

  @Override
  public IpAddress address() {
    return IpAddress.HERE;
  }

  @Override
  public IpAddress broadcast() {
    return BROADCAST;
  }

  @Override
  public boolean reaches(IpAddress destination) {
    return destination.isFour()
        ? destination.four() >>> NETWORK_BITS == NETWORK
        : destination.equals(IpAddress.HERE_SIX);
  }

  @Override
  public List<IpAddress> sixes() {
    return List.of(IpAddress.HERE_SIX);
  }

  @Override
  public int mtuSix() {
    return MTU_SIX;
  }

  @Override
  public int mtu() {
    return Ipv4.LONGEST;
  }

  @Override
  public void transmit(Packet packet, IpAddress destination) {
    internet.code().run(Routine.LINK_SEND);
    long now = internet.now();
    busyUntil =
        Math.max(busyUntil, now) + NetSettings.carrying(packet.length(), settings.bandwidth());
    if (internet.isLost(() -> NetSettings.isLost(chance, settings.loss()))) {
      packet.release();
      return;
    }
    long jitter = settings.jitter();
    long late = internet.late(() -> jitter == 0 ? 0 : chance.nextLong(jitter + 1));
    long arrival = busyUntil + settings.latency() + late;
    onTheWay.put(packet, timers.add(arrival, packet.timerField(), () -> arrive(packet)));
  }

  private void arrive(Packet packet) {
    onTheWay.remove(packet);
    internet.receive(packet);
  }

  @Override
  public void shutDown() {
    onTheWay.forEach(
        (packet, timer) -> {
          timers.cancel(timer);
          packet.release();
        });
    onTheWay.clear();
  }
}
