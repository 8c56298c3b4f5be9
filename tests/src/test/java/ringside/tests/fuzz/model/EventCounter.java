package ringside.tests.fuzz.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import ringside.isa.abi.Errno;

/** The counter of an eventfd (eventfd(2)). */
final class EventCounter extends OpenFile {
  private static final long HIGHEST = -2;

  private final boolean semaphore;
  private long value;

  EventCounter(int initial, boolean semaphore) {
    this.value = Integer.toUnsignedLong(initial);
    this.semaphore = semaphore;
  }

  @Override
  Answer read(int length) {
    if (length < Long.BYTES) {
      return Answer.failed(Errno.EINVAL);
    }
    if (value == 0) {
      return nonBlocking() ? Answer.failed(Errno.EAGAIN) : Answer.WAITS;
    }
    long taken = semaphore ? 1 : value;
    value -= taken;
    return Answer.bytes(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(taken).array());
  }

  @Override
  Answer write(Transfer transfer) {
    byte[] bytes = transfer.bytes();
    if (bytes.length < Long.BYTES) {
      return Answer.failed(Errno.EINVAL);
    }
    if (bytes.length > Long.BYTES) {
      return Answer.OPEN; // newer Linuxes answer EINVAL, older ones take the first eight
    }
    long more = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (more == -1) {
      return Answer.failed(Errno.EINVAL);
    }
    if (Long.compareUnsigned(more, HIGHEST - value) > 0) {
      return nonBlocking() ? Answer.failed(Errno.EAGAIN) : Answer.WAITS;
    }
    value += more;
    return Answer.of(Long.BYTES);
  }

  /** Linux: noop_llseek. */
  @Override
  Answer seek(int offset, int whence) {
    return new Answer(0, Descriptors.words(0, 0));
  }

  @Override
  int accessMode() {
    return 2;
  }
}
