package ringside.tests.fuzz.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/** The descriptors of a process: read(2), write(2), dup(2), fcntl(2), pipe(2) and their like. */
public final class Descriptors {
  /** RLIMIT_NOFILE of the guest. */
  public static final int MOST = 16;

  private static final int CLOSE_ON_EXEC = 02000000;
  private static final int NON_BLOCKING = 04000;

  private final TreeMap<Integer, Entry> entries = new TreeMap<>();

  private record Entry(OpenFile file, boolean closeOnExec) {}

  Descriptors() {}

  /** Those of a child. */
  Descriptors fork() {
    Descriptors copy = new Descriptors();
    entries.forEach((fd, entry) -> copy.put(fd, entry.file, entry.closeOnExec));
    return copy;
  }

  void closeAll() {
    entries.values().forEach(entry -> entry.file.unshare());
    entries.clear();
  }

  /** read(2). */
  public Answer read(int fd, int length) {
    return on(fd, file -> file.read(length));
  }

  /** write(2). */
  public Answer write(int fd, Transfer transfer) {
    return on(fd, file -> file.write(transfer));
  }

  /** The numbers that are open, for reading or writing or both. */
  public List<Integer> open(boolean writes) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().file.allows(writes))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** lseek(2) from the start; the data are the new position. */
  public Answer seek(int fd, int position) {
    return on(fd, file -> file.seek(position));
  }

  /** ftruncate(2). */
  public Answer truncate(int fd, int length) {
    return on(fd, file -> length < 0 ? Answer.failed(Errno.EINVAL) : file.truncate(length));
  }

  /** close(2). */
  public Answer close(int fd) {
    Entry entry = entries.remove(fd);
    if (entry == null) {
      return Answer.failed(Errno.EBADF);
    }
    entry.file.unshare();
    return Answer.DONE;
  }

  /** dup(2), and fcntl(2) with F_DUPFD and F_DUPFD_CLOEXEC. */
  public Answer duplicate(int fd, int lowest, boolean closeOnExec) {
    return on(
        fd,
        file -> {
          if (lowest < 0 || lowest >= MOST) {
            return Answer.failed(Errno.EINVAL);
          }
          int free = free(lowest);
          if (free == MOST) {
            return Answer.failed(Errno.EMFILE);
          }
          put(free, file, closeOnExec);
          return Answer.of(free);
        });
  }

  /** dup3(2). */
  public Answer duplicateTo(int from, int to, int flags) {
    if ((flags & ~CLOSE_ON_EXEC) != 0 || from == to) {
      return Answer.failed(Errno.EINVAL);
    }
    if (to < 0 || to >= MOST) {
      return Answer.failed(Errno.EBADF);
    }
    return on(
        from,
        file -> {
          file.share();
          close(to);
          put(to, file, flags != 0);
          file.unshare();
          return Answer.of(to);
        });
  }

  /** pipe2(2); the data are the two numbers. */
  public Answer pipe(int flags) {
    if ((flags & ~(CLOSE_ON_EXEC | NON_BLOCKING)) != 0) {
      return Answer.failed(Errno.EINVAL);
    }
    int reader = free(0);
    int writer = free(reader + 1);
    if (writer >= MOST) {
      return Answer.failed(Errno.EMFILE);
    }
    Pipe pipe = new Pipe();
    open(reader, pipe.end(false), flags);
    open(writer, pipe.end(true), flags);
    return new Answer(0, words(reader, writer));
  }

  /** eventfd(2). */
  public Answer eventCounter(int initial, int flags) {
    if ((flags & ~(CLOSE_ON_EXEC | NON_BLOCKING | 1)) != 0) {
      return Answer.failed(Errno.EINVAL);
    }
    return openLowest(new EventCounter(initial, (flags & 1) != 0), flags);
  }

  /** memfd_create(2). */
  public Answer memoryFile() {
    return openLowest(new MemoryFile(), 0);
  }

  /** F_GETFD. */
  public Answer descriptorFlags(int fd) {
    Entry entry = entries.get(fd);
    return entry == null ? Answer.failed(Errno.EBADF) : Answer.of(entry.closeOnExec ? 1 : 0);
  }

  /** F_SETFD. */
  public Answer setDescriptorFlags(int fd, int flags) {
    return on(
        fd,
        file -> {
          entries.put(fd, new Entry(file, (flags & 1) != 0));
          return Answer.DONE;
        });
  }

  /** F_GETFL. */
  public Answer statusFlags(int fd) {
    return on(fd, file -> Answer.of(file.accessMode() | (file.nonBlocking() ? NON_BLOCKING : 0)));
  }

  /** F_SETFL. */
  public Answer setStatusFlags(int fd, int flags) {
    return on(
        fd,
        file -> {
          file.setNonBlocking((flags & NON_BLOCKING) != 0);
          return Answer.DONE;
        });
  }

  /** F_GETPIPE_SZ. */
  public Answer pipeSize(int fd) {
    return on(
        fd, file -> file instanceof Pipe.End end ? Answer.of(end.pipe().capacity()) : noPipe());
  }

  /** F_SETPIPE_SZ. */
  public Answer setPipeSize(int fd, int bytes) {
    return on(fd, file -> file instanceof Pipe.End end ? end.pipe().resize(bytes) : noPipe());
  }

  /** FIONREAD of a pipe; the data are the number of bytes. */
  public Answer readable(int fd) {
    return on(
        fd,
        file ->
            file instanceof Pipe.End end ? new Answer(0, words(end.pipe().filled())) : Answer.OPEN);
  }

  private static Answer noPipe() {
    return Answer.failed(Errno.EBADF);
  }

  private Answer openLowest(OpenFile file, int flags) {
    int free = free(0);
    if (free == MOST) {
      return Answer.failed(Errno.EMFILE);
    }
    open(free, file, flags);
    return Answer.of(free);
  }

  private void open(int fd, OpenFile file, int flags) {
    file.setNonBlocking((flags & NON_BLOCKING) != 0);
    put(fd, file, (flags & CLOSE_ON_EXEC) != 0);
  }

  private void put(int fd, OpenFile file, boolean closeOnExec) {
    file.share();
    entries.put(fd, new Entry(file, closeOnExec));
  }

  private Answer on(int fd, Function<OpenFile, Answer> call) {
    @Nullable Entry entry = entries.get(fd);
    return entry == null ? Answer.failed(Errno.EBADF) : call.apply(entry.file);
  }

  private int free(int lowest) {
    int fd = lowest;
    while (entries.containsKey(fd)) {
      fd++;
    }
    return fd;
  }

  /** Words as they are in memory. */
  public static byte[] words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(words.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int word : words) {
      bytes.putInt(word);
    }
    return bytes.array();
  }
}
