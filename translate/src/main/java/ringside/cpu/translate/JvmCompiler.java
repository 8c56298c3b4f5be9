package ringside.cpu.translate;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodTooLargeException;
import ringside.cpu.region.Region;
import ringside.cpu.region.RegionCode;
import ringside.cpu.region.RegionCompiler;
import ringside.cpu.region.RegionOrder;
import ringside.cpu.region.RegionTicket;

/** Makes regions into hidden classes, which the JVM compiles, and forgets with the region. */
public final class JvmCompiler implements RegionCompiler {
  /** The JVM leaves methods of 8,000 bytes and more to its interpreter. */
  private static final int MOST_BYTES = 7_900;

  private static final byte[] NOTHING = {};
  private static final int FEWEST_BYTES = 500;
  private static final int MOST_BOUND = 10_000;
  private static final long IDLE_SECONDS = 2;
  private static final ExecutorService WORKER = worker();

  private final UnaryOperator<byte[]> change;

  /** For {@link java.util.ServiceLoader}. */
  public JvmCompiler() {
    this(UnaryOperator.identity());
  }

  /**
   * A compiler whose classes are changed before they are used, so that tests can plant mistakes.
   *
   * @param change from one class file to another
   */
  public JvmCompiler(UnaryOperator<byte[]> change) {
    this.change = change;
  }

  @Override
  public @Nullable Region compile(RegionOrder order) {
    PageCode code = new PageCode(order);
    int bytes = MOST_BYTES;
    while (bytes > FEWEST_BYTES) {
      RegionPlan plan = new RegionPlan(code, order.seed, bytes);
      if (plan.leaders.isEmpty() || plan.mostBound() > MOST_BOUND) {
        return null;
      }
      RegionWriter writer = new RegionWriter(order, code, plan);
      byte[] made = write(writer);
      if (made.length > 0) {
        return new Region(
            load(made, order), plan.entries(), plan.bounds(), writer.exits(), plan.members);
      }
      bytes -= bytes / 4;
    }
    return null;
  }

  /** The class; nothing where its method has become too large. */
  private static byte[] write(RegionWriter writer) {
    try {
      byte[] made = writer.write();
      return writer.methodBytes() < MOST_BYTES ? made : NOTHING;
    } catch (MethodTooLargeException beyondAllMethods) {
      return NOTHING;
    }
  }

  @Override
  public void begin(RegionOrder order, RegionTicket ticket) {
    WORKER.execute(
        () -> {
          Region region = null;
          try {
            region = compile(order);
          } finally {
            ticket.deliver(region); // else the run would look for it for ever
          }
        });
  }

  private RegionCode load(byte[] made, RegionOrder order) {
    try {
      return (RegionCode)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(change.apply(made), RegionArray.of(order), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException("the JVM refuses a region", broken);
    }
  }

  private static ExecutorService worker() {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "regions");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
