package ringside.tests.fuzz.model;

import java.util.Arrays;
import ringside.isa.abi.Errno;

/** A file of memfd_create(2) with one position, which all descriptors of it share. */
final class MemoryFile extends OpenFile {
  private byte[] bytes = new byte[0];
  private int position;

  @Override
  Answer read(int length) {
    int part = Math.min(length, Math.max(0, bytes.length - position));
    byte[] found = part == 0 ? new byte[0] : Arrays.copyOfRange(bytes, position, position + part);
    position += part;
    return Answer.bytes(found);
  }

  @Override
  Answer write(Transfer transfer) {
    byte[] more = transfer.bytes();
    if (more.length == 0) {
      return Answer.DONE;
    }
    int end = position + more.length;
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length, end));
    System.arraycopy(more, 0, bytes, position, more.length);
    position = end;
    return Answer.of(more.length);
  }

  @Override
  Answer seek(int to) {
    if (to < 0) {
      return Answer.failed(Errno.EINVAL);
    }
    position = to;
    return Answer.DONE;
  }

  @Override
  Answer truncate(int length) {
    if (length < 0) {
      return Answer.failed(Errno.EINVAL);
    }
    bytes = Arrays.copyOf(bytes, length);
    return Answer.DONE;
  }

  @Override
  int accessMode() {
    return 2;
  }
}
