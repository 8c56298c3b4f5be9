package ringside.kernel.net.ip;

import ringside.isa.Drand48;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;

/**
 * How an interface treats packets, and how long a closed connection stays.
 *
 * @param latency cycles on the way
 * @param jitter cycles more at random
 * @param bandwidth bytes in 1000 cycles, 0 for any number
 * @param loss packets lost of 1000
 * @param timeWait cycles of TIME_WAIT
 * @param cyclesPerMilli cycles in a millisecond of guest time
 * @param seed of loss, jitter and sequence numbers
 * @param selective whether TCP acknowledges what came behind a gap
 * @param stamps whether TCP's segments tell the time
 */
public record NetSettings(
    long latency,
    long jitter,
    long bandwidth,
    long loss,
    long timeWait,
    long cyclesPerMilli,
    long seed,
    boolean selective,
    boolean stamps) {
  private static final int PER_MILLE = 1000;

  /** What a configuration says. */
  public static NetSettings of(Configuration configuration) {
    long cyclesPerMilli = configuration.number(Setting.CLOCK_MHZ) * 1000;
    return new NetSettings(
        configuration.number(Setting.NET_LATENCY),
        configuration.number(Setting.NET_JITTER),
        configuration.number(Setting.NET_BANDWIDTH),
        configuration.number(Setting.NET_LOSS),
        configuration.number(Setting.NET_TIMEWAIT) * cyclesPerMilli,
        cyclesPerMilli,
        configuration.number(Setting.SEED),
        configuration.isOn(Setting.NET_TCP_SACK),
        configuration.isOn(Setting.NET_TCP_TIMESTAMPS));
  }

  /** Cycles in which an interface puts a packet on its cable, one after the other. */
  static long carrying(int bytes, long bandwidth) {
    return bandwidth == 0 ? 0 : bytes * 1000L / bandwidth;
  }

  /** Draws whether a packet is lost. */
  static boolean isLost(Drand48 chance, long loss) {
    return chance.nextInt(PER_MILLE) < loss;
  }
}
