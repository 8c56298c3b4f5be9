package ringside.tests.fuzz.model;

import ringside.isa.abi.Errno;

/** An open file with one position, which all descriptors of it share; it need not have a name. */
final class NamedFile extends OpenFile {
  private static final int KEEP_SIZE = 1;

  private final FileNode.Regular node;
  private final int access;
  private int position;

  NamedFile(FileNode.Regular node, int access, boolean append) {
    this.node = node;
    this.access = access;
    setAppend(append);
  }

  FileNode.Regular node() {
    return node;
  }

  @Override
  Answer read(int length) {
    if (!allows(false)) {
      return Answer.failed(Errno.EBADF);
    }
    byte[] found = node.read(position, length);
    position += found.length;
    return Answer.bytes(found);
  }

  /** pread(2). */
  Answer readAt(int from, int length) {
    return allows(false) ? Answer.bytes(node.read(from, length)) : Answer.failed(Errno.EBADF);
  }

  @Override
  Answer write(Transfer transfer) {
    if (!allows(true)) {
      return Answer.failed(Errno.EBADF);
    }
    if (append() && transfer.length() > 0) {
      position = node.size();
    }
    return advance(writeAt(position, transfer.bytes()));
  }

  private Answer advance(Answer answer) {
    position += answer.value();
    return answer;
  }

  /** pwrite(2); with O_APPEND Linux writes at the end. */
  Answer writeAt(int from, byte[] bytes) {
    if (!allows(true)) {
      return Answer.failed(Errno.EBADF);
    }
    if (bytes.length > 0) {
      node.write(append() ? node.size() : from, bytes);
    }
    return Answer.of(bytes.length);
  }

  /** fallocate(2): room up to an end, or zeros in the place of bytes. */
  Answer allocate(int mode, int from, int length) {
    if (mode == 0) {
      node.truncate(Math.max(node.size(), from + length));
    } else if (mode != KEEP_SIZE) {
      int end = Math.min(node.size(), from + length);
      node.write(Math.min(from, end), new byte[Math.max(0, end - from)]);
    }
    return Answer.DONE;
  }

  @Override
  Answer seek(int offset, int whence) {
    int from = whence == 0 ? 0 : whence == 1 ? position : node.size();
    if (from + offset < 0) {
      return Answer.failed(Errno.EINVAL);
    }
    position = from + offset;
    return new Answer(0, Descriptors.words(position, 0));
  }

  @Override
  Answer truncate(int length) {
    if (!allows(true)) {
      return Answer.failed(Errno.EINVAL);
    }
    node.truncate(length);
    return Answer.DONE;
  }

  @Override
  void closed() {
    node.records().releaseAll(this);
    node.whole().releaseAll(this);
  }

  @Override
  void closedBy(Object process) {
    node.records().releaseAll(process);
  }

  @Override
  int accessMode() {
    return access;
  }
}
