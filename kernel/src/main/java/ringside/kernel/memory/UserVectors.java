package ringside.kernel.memory;

import java.util.Arrays;
import java.util.List;

/** Bytes of a user's that lie in several places, taken as one row of bytes (struct iovec). */
public record UserVectors(UserMemory memory, List<Part> parts) {
  /** One place: struct iovec, whose length is not negative. */
  public record Part(int address, int length) {}

  /** Bytes in one place. */
  public static UserVectors of(UserMemory memory, int address, int length) {
    return new UserVectors(memory, List.of(new Part(address, length)));
  }

  /** Bytes in all parts. */
  public int length() {
    int length = 0;
    for (Part part : parts) {
      length += part.length;
    }
    return length;
  }

  /** Copies bytes from an offset on to kernel memory. */
  public void copyIn(int offset, int kernelTo, int length) {
    visit(offset, length, (address, done, bytes) -> memory.copyIn(address, kernelTo + done, bytes));
  }

  /** Copies bytes from kernel memory to an offset. */
  public void copyOut(int kernelFrom, int offset, int length) {
    visit(
        offset,
        length,
        (address, done, bytes) -> memory.copyOut(kernelFrom + done, address, bytes));
  }

  /** Stores bytes that the kernel has in no memory of its own. */
  public void store(int offset, byte[] bytes) {
    visit(
        offset,
        bytes.length,
        (address, done, count) ->
            memory.write(address, Arrays.copyOfRange(bytes, done, done + count)));
  }

  @FunctionalInterface
  private interface Copy {
    void copy(int address, int done, int bytes);
  }

  private void visit(int offset, int length, Copy copy) {
    int before = 0;
    int done = 0;
    for (Part part : parts) {
      int skipped = Math.min(Math.max(offset + done - before, 0), part.length);
      int bytes = Math.min(part.length - skipped, length - done);
      if (bytes > 0) {
        copy.copy(part.address + skipped, done, bytes);
        done += bytes;
      }
      before += part.length;
    }
  }
}
