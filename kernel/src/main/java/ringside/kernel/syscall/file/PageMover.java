package ringside.kernel.syscall.file;

import ringside.kernel.file.FileError;
import ringside.kernel.file.RegularFile;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.wait.Outcome;

/** Moves bytes out of a file's pages, page by page, without a copy to the user (Linux: splice). */
final class PageMover {
  private static final int PAGE = AddressSpace.PAGE;

  private PageMover() {}

  /** Who takes the bytes. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes bytes of one page.
     *
     * @param address kernel address of the first
     * @param done how many have been taken before
     */
    Outcome take(int address, int length, int done);
  }

  /** Moves bytes from a place on; what has been moved counts, whatever the next page meets. */
  static Outcome move(RegularFile file, long start, int count, Taker taker) {
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, PAGE - (int) ((start + done) % PAGE));
      Outcome outcome = taken(taker, file.address(start + done), part, done);
      if (!(outcome instanceof Outcome.Done moved)) {
        return done > 0 ? Outcome.done(done) : outcome;
      }
      done += moved.value();
      if (moved.value() < part) {
        break;
      }
    }
    return Outcome.done(done);
  }

  private static Outcome taken(Taker taker, int address, int length, int done) {
    try {
      return taker.take(address, length, done);
    } catch (FileError error) {
      return Outcome.failed(error.errno());
    }
  }
}
