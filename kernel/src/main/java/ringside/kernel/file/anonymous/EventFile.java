package ringside.kernel.file.anonymous;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/** A counter to wait at (eventfd(2)): a kernel object of two words. */
public final class EventFile extends CountFile {
  private static final int OBJECT_BYTES = 64;
  private static final long HIGHEST = -2L;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final boolean semaphore;
  private final WaitQueue notZero = new WaitQueue(WaitTarget.of(WaitTarget.Kind.EVENT_RAISED));
  private final WaitQueue notFull = new WaitQueue(WaitTarget.of(WaitTarget.Kind.EVENT_READ));
  private long count;

  /**
   * A counter.
   *
   * @param semaphore whether a read takes one, not all (EFD_SEMAPHORE)
   */
  public EventFile(KernelMemory memory, Wakeups wakeups, int initial, boolean semaphore) {
    super(memory.code(), memory.heap().allocate(OBJECT_BYTES));
    this.memory = memory;
    this.wakeups = wakeups;
    this.semaphore = semaphore;
    store(initial & 0xffff_ffffL);
  }

  @Override
  long available() {
    return semaphore && count != 0 ? 1 : count;
  }

  @Override
  void taken(long value) {
    store(count - value);
    wakeups.wakeAll(notFull, Reason.EVENT_READ);
  }

  @Override
  WaitQueue comes() {
    return notZero;
  }

  /** Any seek ends at the start (Linux: noop_llseek). */
  @Override
  public long seek(long offset, int whence) {
    return 0;
  }

  @Override
  public Outcome write(UserMemory user, int address, int length, int written) {
    if (length < VALUE_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    long added = user.readLong(address);
    memory.code().run(Routine.EVENT_COUNT);
    memory.code().load(object());
    if (added == -1) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (Long.compareUnsigned(added, HIGHEST - count) > 0) {
      return nonBlocking() ? Outcome.failed(Errno.EAGAIN) : Outcome.wait(notFull);
    }
    store(count + added);
    wakeups.wakeAll(notZero, Reason.EVENT_RAISED);
    return Outcome.done(VALUE_BYTES);
  }

  @Override
  public int readiness() {
    int out = Long.compareUnsigned(count, HIGHEST) < 0 ? Readiness.OUT : 0;
    return count != 0 ? out | Readiness.IN : out;
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(notZero, notFull);
  }

  @Override
  public String title() {
    return "eventfd";
  }

  @Override
  public int accessMode() {
    return 2;
  }

  @Override
  protected void closed() {
    memory.heap().release(object(), OBJECT_BYTES);
  }

  private void store(long value) {
    count = value;
    memory.code().store(object(), (int) value);
    memory.code().store(object() + 4, (int) (value >>> 32));
  }
}
