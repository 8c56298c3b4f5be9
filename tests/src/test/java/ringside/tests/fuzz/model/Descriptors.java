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
  private static final int APPEND = 02000;
  private static final int NON_BLOCKING = 04000;
  private static final int RANGE_CLOSE_ON_EXEC = 4;
  private static final int PUNCH_HOLE = 2;

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
    List.copyOf(entries.keySet()).forEach(this::close);
  }

  /** read(2). */
  public Answer read(int fd, int length) {
    return on(fd, file -> file.read(length));
  }

  /** write(2). */
  public Answer write(int fd, Transfer transfer) {
    return on(fd, file -> file.write(transfer));
  }

  /** The numbers of open files that have names or could have. */
  public List<Integer> files() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().file instanceof NamedFile)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The numbers of the other end of a pipe that a process has open as a number. */
  public List<Integer> otherEnds(Descriptors holder, int number) {
    Entry one = holder.entries.get(number);
    return entries.entrySet().stream()
        .filter(entry -> one != null && entry.getValue().file.isOtherEndOf(one.file))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The numbers that are open, for reading or writing or both. */
  public List<Integer> open(boolean writes) {
    return entries.entrySet().stream()
        .filter(entry -> entry.getValue().file.allows(writes))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** lseek(2); the data are the new position. */
  public Answer seek(int fd, int offset, int whence) {
    return on(fd, file -> file.seek(offset, whence));
  }

  /** pread(2). */
  public Answer readAt(int fd, int from, int length) {
    return onFile(fd, file -> file.readAt(from, length), Answer.failed(Errno.ESPIPE));
  }

  /** pwrite(2). */
  public Answer writeAt(int fd, int from, byte[] bytes) {
    return onFile(fd, file -> file.writeAt(from, bytes), Answer.failed(Errno.ESPIPE));
  }

  /** openat(2). */
  public Answer open(NamedFiles files, int name, int flags) {
    if (free(0) == MOST) {
      return Answer.failed(Errno.EMFILE);
    }
    NamedFiles.Opened opened = files.open(name, flags);
    FileNode.Regular file = opened.file();
    return file == null
        ? opened.answer()
        : openLowest(new NamedFile(file, flags & 3, (flags & APPEND) != 0), flags);
  }

  /** Links and size of an open file, or null where it is none. */
  public int @Nullable [] status(int fd) {
    Entry entry = entries.get(fd);
    return entry != null && entry.file instanceof NamedFile file
        ? new int[] {file.node().links(), file.node().size()}
        : null;
  }

  /** fcntl(2) with F_OFD_SETLK and F_SETLK. */
  public Answer lock(int fd, boolean ofDescription, LockWish wish) {
    return onFile(fd, file -> wish.ask(file, ofDescription ? file : this), Answer.OPEN);
  }

  /** fcntl(2) with F_OFD_GETLK and F_GETLK. */
  public Answer testLock(int fd, boolean ofDescription, LockWish wish) {
    return onFile(fd, file -> wish.test(file, ofDescription ? file : this), Answer.OPEN);
  }

  /** flock(2). */
  public Answer lockWhole(int fd, LockWish wish, boolean mayWait) {
    return onFile(fd, file -> wish.askWhole(file, mayWait), Answer.OPEN);
  }

  private Answer onFile(int fd, Function<NamedFile, Answer> call, Answer other) {
    return on(fd, file -> file instanceof NamedFile named ? call.apply(named) : other);
  }

  /** ftruncate(2). */
  public Answer truncate(int fd, int length) {
    return on(fd, file -> length < 0 ? Answer.failed(Errno.EINVAL) : file.truncate(length));
  }

  /** fallocate(2). */
  public Answer allocate(int fd, int mode, int from, int length) {
    return on(
        fd,
        file -> {
          if (from < 0 || length <= 0) {
            return Answer.failed(Errno.EINVAL);
          }
          if (mode == PUNCH_HOLE) {
            return Answer.failed(Errno.EOPNOTSUPP);
          }
          if (file.accessMode() == 0) {
            return Answer.failed(Errno.EBADF);
          }
          return file instanceof NamedFile named
              ? named.allocate(mode, from, length)
              : Answer.failed(file instanceof Pipe.End ? Errno.ESPIPE : Errno.ENODEV);
        });
  }

  /** close_range(2). */
  public Answer closeRange(int first, int last, int flags) {
    if ((flags & ~RANGE_CLOSE_ON_EXEC) != 0 || Integer.compareUnsigned(first, last) > 0) {
      return Answer.failed(Errno.EINVAL);
    }
    for (int fd : List.copyOf(entries.subMap(first, true, last, true).keySet())) {
      if (flags == 0) {
        close(fd);
      } else {
        setDescriptorFlags(fd, 1);
      }
    }
    return Answer.DONE;
  }

  /** close(2). */
  public Answer close(int fd) {
    Entry entry = entries.remove(fd);
    if (entry == null) {
      return Answer.failed(Errno.EBADF);
    }
    entry.file.closedBy(this);
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
    return openLowest(new NamedFile(new FileNode.Regular(), 2, false), 0);
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
    return on(
        fd,
        file ->
            Answer.of(
                file.accessMode()
                    | (file.nonBlocking() ? NON_BLOCKING : 0)
                    | (file.append() ? APPEND : 0)));
  }

  /** F_SETFL. */
  public Answer setStatusFlags(int fd, int flags) {
    return on(
        fd,
        file -> {
          file.setNonBlocking((flags & NON_BLOCKING) != 0);
          file.setAppend((flags & APPEND) != 0);
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
