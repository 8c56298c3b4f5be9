package ringside.kernel.process;

import org.jspecify.annotations.Nullable;
import ringside.kernel.signal.SignalInfo;

/** Who traces a thread, and where that stands (ptrace(2)). */
public final class Tracing {
  private @Nullable Process tracer;
  private @Nullable SignalInfo stop;
  private @Nullable SignalInfo injected;
  private boolean reported;
  private boolean steps;

  /** The process that traces it, or null. */
  public @Nullable Process tracer() {
    return tracer;
  }

  /** Begins or ends tracing. */
  public void setTracer(@Nullable Process process) {
    tracer = process;
    steps = false;
  }

  /** The signal that it has stopped for, or null where it is not in a stop of its tracer's. */
  public @Nullable SignalInfo stop() {
    return stop;
  }

  /** It stops for a signal, before the signal does anything. */
  public void stopFor(SignalInfo info) {
    stop = info;
    reported = false;
  }

  /** Whether the tracer has still to be told of the stop; telling it takes it. */
  public boolean takeStop(boolean keep) {
    boolean fresh = stop != null && !reported;
    reported |= !keep;
    return fresh;
  }

  /**
   * It goes on.
   *
   * @param signal that it is to get now, or null for none
   * @param oneInstruction whether it is to stop again after one
   */
  public void goOn(@Nullable SignalInfo signal, boolean oneInstruction) {
    stop = null;
    injected = signal;
    steps = oneInstruction;
  }

  /** The signal that its tracer lets through, or null; asking takes it. */
  public @Nullable SignalInfo takeInjected() {
    SignalInfo taken = injected;
    injected = null;
    return taken;
  }

  /** The signal that its tracer lets through, or null. */
  public @Nullable SignalInfo injected() {
    return injected;
  }

  /** Whether it is to stop after one instruction; asking takes the wish. */
  public boolean takeStep() {
    boolean wanted = steps;
    steps = false;
    return wanted;
  }
}
