package ringside.kernel.net.ip;

import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;

/**
 * The cable from a computer to the wire: how it treats what the computer sends.
 *
 * @param latency cycles on the way, at least 1
 * @param bandwidth bytes in 1000 cycles, 0 for any number
 * @param loss packets lost of 1000
 * @param mtu bytes of the longest packet
 * @param seed of loss
 */
public record WireSettings(long latency, long bandwidth, long loss, int mtu, long seed) {
  /** What a configuration says. */
  public static WireSettings of(Configuration configuration) {
    return new WireSettings(
        configuration.number(Setting.WIRE_LATENCY),
        configuration.number(Setting.WIRE_BANDWIDTH),
        configuration.number(Setting.WIRE_LOSS),
        configuration.integer(Setting.WIRE_MTU),
        configuration.number(Setting.SEED));
  }
}
