package ringside.cpu.interpret;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.cpu.region.RegionCompiler;

/**
 * Which code is made into regions. No run depends on it, only the time that the host takes.
 *
 * @param compiler who makes them, or null for nobody; looked for when the first one is wanted
 * @param heat instructions of a page that are interpreted before a region is made there
 * @param atOnce whether the run waits for the region, so that it is certainly used
 */
public record RegionPolicy(
    Supplier<? extends @Nullable RegionCompiler> compiler, long heat, boolean atOnce) {
  /** Everything is interpreted. */
  public static final RegionPolicy NONE = new RegionPolicy(() -> null, Long.MAX_VALUE, false);

  /**
   * Interpreted instructions that pay for a region: some ten milliseconds of the host. Programs
   * that are over sooner have none made.
   */
  private static final long BUSY = 2_000_000;

  /** What runs long becomes regions, made beside the run. */
  public static RegionPolicy busy(Supplier<? extends @Nullable RegionCompiler> compiler) {
    return new RegionPolicy(compiler, BUSY, false);
  }

  /** Everything becomes regions as soon as it is reached a second time. */
  public static RegionPolicy everything(Supplier<? extends @Nullable RegionCompiler> compiler) {
    return new RegionPolicy(compiler, 0, true);
  }
}
