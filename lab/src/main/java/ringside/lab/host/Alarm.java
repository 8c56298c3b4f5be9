package ringside.lab.host;

import java.util.function.BooleanSupplier;

/** Says whether a time of the host is over: when to stop, never what happens. */
public final class Alarm implements BooleanSupplier {
  private static final double NANOS = 1e9;

  private final long start;
  private final double nanos;

  private Alarm(long start, double nanos) {
    this.start = start;
    this.nanos = nanos;
  }

  /** An alarm that goes off so many seconds from now on; after infinitely many, never. */
  public static Alarm in(double seconds) {
    return new Alarm(System.nanoTime(), seconds * NANOS);
  }

  /** One that goes off so many seconds later. */
  public Alarm later(double seconds) {
    return new Alarm(start, nanos + seconds * NANOS);
  }

  /** Seconds until then. */
  public double secondsLeft() {
    return (nanos - (System.nanoTime() - start)) / NANOS;
  }

  /** Runs ask at each pause: whoever has set no time does not pay for the host's clock. */
  @Override
  public boolean getAsBoolean() {
    return nanos != Double.POSITIVE_INFINITY && System.nanoTime() - start > nanos;
  }
}
