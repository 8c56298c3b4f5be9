package ringside.cpu.region;

import org.jspecify.annotations.Nullable;

/** For a region that is being made. */
public final class RegionTicket {
  private volatile @Nullable Region region;
  private volatile boolean done;

  /** Hands it in. */
  public void deliver(@Nullable Region made) {
    region = made;
    done = true;
  }

  /** Whether it has been made, or can't be. */
  public boolean isDone() {
    return done;
  }

  /** The region; null while it is not done, or where there is none. */
  public @Nullable Region region() {
    return region;
  }
}
