package ringside.kernel.file.anonymous;

import ringside.isa.abi.Errno;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;

/**
 * A file that holds a number of eight bytes, which a read takes (eventfd(2), timerfd_create(2)).
 */
abstract class CountFile extends OpenFile {
  static final int VALUE_BYTES = 8;

  private final KernelCode code;
  private final int object;

  /**
   * A file over a kernel object.
   *
   * @param object kernel address of the word that the kernel looks at
   */
  CountFile(KernelCode code, int object) {
    this.code = code;
    this.object = object;
  }

  /** Kernel address of the object. */
  final int object() {
    return object;
  }

  /** What a read would get now; 0 where it would wait. */
  abstract long available();

  /** A read has got it. */
  abstract void taken(long value);

  /** Where those wait who read while there is nothing. */
  abstract WaitQueue comes();

  @Override
  public final Outcome read(UserMemory user, int address, int length) {
    if (length < VALUE_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    code.run(Routine.EVENT_COUNT);
    code.load(object);
    long value = available();
    if (value == 0) {
      return nonBlocking() ? Outcome.failed(Errno.EAGAIN) : Outcome.wait(comes());
    }
    user.writeLong(address, value);
    taken(value);
    return Outcome.done(VALUE_BYTES);
  }
}
