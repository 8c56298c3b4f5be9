package ringside.tests.fuzz.model;

import ringside.isa.abi.Errno;

/** An open file description (open(2)), which descriptors of several processes may share. */
abstract class OpenFile {
  private boolean nonBlocking;
  private boolean append;
  private int descriptors;

  abstract Answer read(int length);

  abstract Answer write(Transfer transfer);

  /** O_RDONLY, O_WRONLY or O_RDWR. */
  abstract int accessMode();

  /** Whether it was opened for writing, or for reading. */
  final boolean allows(boolean writes) {
    return accessMode() == 2 || writes == (accessMode() == 1);
  }

  /** Whether both are ends of one pipe, but not the same. */
  boolean isOtherEndOf(OpenFile other) {
    return false;
  }

  /** The last descriptor of it was closed. */
  void closed() {}

  /** A process has closed one of its descriptors of it. */
  void closedBy(Object process) {}

  /** O_APPEND. */
  final boolean append() {
    return append;
  }

  /** F_SETFL of O_APPEND. */
  final void setAppend(boolean value) {
    append = value;
  }

  /** lseek(2); the data are the new position. */
  Answer seek(int offset, int whence) {
    return Answer.failed(Errno.ESPIPE);
  }

  /** ftruncate(2). */
  Answer truncate(int length) {
    return Answer.failed(Errno.EINVAL);
  }

  boolean nonBlocking() {
    return nonBlocking;
  }

  void setNonBlocking(boolean value) {
    nonBlocking = value;
  }

  final void share() {
    descriptors++;
  }

  final void unshare() {
    descriptors--;
    if (descriptors == 0) {
      closed();
    }
  }
}
