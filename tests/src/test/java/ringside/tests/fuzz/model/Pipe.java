package ringside.tests.fuzz.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import ringside.isa.abi.Errno;

/**
 * A pipe (pipe(7)). Linux fills whole pages and never moves bytes between them, so that a pipe may
 * be full with fewer bytes than it holds: what depends on that is left open.
 */
final class Pipe {
  private static final int PAGE = 4096;

  private byte[] bytes = new byte[0];
  private final ArrayDeque<Page> pages = new ArrayDeque<>();
  private int capacity = 16 * PAGE;
  private int readers;
  private int writers;

  private record Page(int offset, int length) {}

  End end(boolean writes) {
    return new End(writes);
  }

  /** F_SETPIPE_SZ of a pipe that is empty; of others it depends on the pages. */
  Answer resize(int wanted) {
    if (bytes.length > 0) {
      return Answer.OPEN;
    }
    capacity = Math.max(PAGE, Integer.highestOneBit(wanted * 2 - 1));
    return Answer.of(capacity);
  }

  int capacity() {
    return capacity;
  }

  int filled() {
    return bytes.length;
  }

  private Answer read(int length, boolean nonBlocking) {
    if (length == 0) {
      return Answer.DONE;
    }
    if (bytes.length == 0) {
      boolean waits = writers > 0;
      return waits ? nonBlocking ? Answer.failed(Errno.EAGAIN) : Answer.WAITS : Answer.DONE;
    }
    byte[] head = Arrays.copyOf(bytes, Math.min(length, bytes.length));
    bytes = Arrays.copyOfRange(bytes, head.length, bytes.length);
    for (int left = head.length; left > 0; ) {
      Page first = pages.removeFirst();
      int part = Math.min(left, first.length);
      left -= part;
      if (part < first.length) {
        pages.addFirst(new Page(first.offset + part, first.length - part));
      }
    }
    return Answer.bytes(head);
  }

  private Answer write(Transfer transfer, boolean nonBlocking) {
    int length = transfer.length();
    int left = transfer.left();
    if (length == 0) {
      return Answer.DONE;
    }
    if (readers == 0) {
      return transfer.done() > 0 ? Answer.of(transfer.done()) : Answer.failed(Errno.EPIPE);
    }
    int room = capacity - bytes.length;
    int fits = length <= PAGE && left > room ? 0 : Math.min(left, room);
    boolean waits = fits < left && !nonBlocking;
    if (fits != fitsInPages(left) || waits && !transfer.mayWait()) {
      return Answer.OPEN;
    }
    if (fits > 0) {
      add(transfer.next(fits), left);
    }
    return waits ? Answer.WAITS : written(transfer.done());
  }

  private static Answer written(int bytes) {
    return bytes == 0 ? Answer.failed(Errno.EAGAIN) : Answer.of(bytes);
  }

  private void add(byte[] more, int length) {
    fill(length);
    int before = bytes.length;
    bytes = Arrays.copyOf(bytes, before + more.length);
    System.arraycopy(more, 0, bytes, before, more.length);
  }

  private int fitsInPages(int length) {
    int merged = merged(length);
    int free = (capacity / PAGE - pages.size()) * PAGE;
    return merged + Math.min(length - merged, free);
  }

  /** Bytes that go behind those of the last page (Linux: pipe_write). */
  private int merged(int length) {
    int tail = length % PAGE;
    Page last = pages.peekLast();
    return last != null && last.offset + last.length + tail <= PAGE ? tail : 0;
  }

  private void fill(int length) {
    int merged = merged(length);
    if (merged > 0) {
      Page last = pages.removeLast();
      pages.addLast(new Page(last.offset, last.length + merged));
    }
    for (int left = length - merged; left > 0 && pages.size() < capacity / PAGE; left -= PAGE) {
      pages.addLast(new Page(0, Math.min(left, PAGE)));
    }
  }

  /** One of its ends. */
  final class End extends OpenFile {
    private final boolean writes;

    private End(boolean writes) {
      this.writes = writes;
      readers += writes ? 0 : 1;
      writers += writes ? 1 : 0;
    }

    Pipe pipe() {
      return Pipe.this;
    }

    @Override
    Answer read(int length) {
      return writes ? Answer.failed(Errno.EBADF) : Pipe.this.read(length, nonBlocking());
    }

    @Override
    Answer write(Transfer transfer) {
      return writes ? Pipe.this.write(transfer, nonBlocking()) : Answer.failed(Errno.EBADF);
    }

    @Override
    boolean isOtherEndOf(OpenFile other) {
      return other instanceof End end && end.pipe() == Pipe.this && end.writes != writes;
    }

    @Override
    int accessMode() {
      return writes ? 1 : 0;
    }

    @Override
    void closed() {
      readers -= writes ? 0 : 1;
      writers -= writes ? 1 : 0;
    }
  }
}
