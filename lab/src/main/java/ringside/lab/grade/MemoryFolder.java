package ringside.lab.grade;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.host.HostFolder;

/** A folder that a guest finds files in and may write to, and that exists in memory alone. */
final class MemoryFolder implements HostFolder {
  /** Where guests see it. */
  static final String PATH = "/data";

  private static final int MOST_FILES = 1000;

  private final TreeMap<String, Entry> entries = new TreeMap<>();
  private final int most;
  private boolean full;

  @SuppressWarnings("ArrayRecordComponent")
  private record Entry(FileKind kind, byte[] bytes, boolean executable, String target) {
    static Entry file(byte[] bytes) {
      return new Entry(FileKind.REGULAR, bytes, false, "");
    }

    Entry with(byte[] others) {
      return new Entry(kind, others, executable, target);
    }
  }

  /**
   * A folder with files in it.
   *
   * @param most bytes that all files together may have, beside those given
   */
  MemoryFolder(Map<String, byte[]> files, int most) {
    files.forEach(this::add);
    this.most = most + bytes();
  }

  private void add(String name, byte[] bytes) {
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      entries.put(name.substring(0, slash), new Entry(FileKind.DIRECTORY, new byte[0], false, ""));
    }
    entries.put(name, Entry.file(bytes.clone()));
  }

  /** What is in a file now, or null where there is none. */
  byte @Nullable [] contents(String name) {
    Entry entry = entries.get(name);
    return entry == null || entry.kind != FileKind.REGULAR ? null : entry.bytes.clone();
  }

  /** Whether the guest has tried to write more than it may. */
  boolean isFull() {
    return full;
  }

  @Override
  public Optional<Item> item(String path) {
    if (path.isEmpty()) {
      return Optional.of(new Item(FileKind.DIRECTORY, 0, false));
    }
    return Optional.ofNullable(entries.get(path))
        .map(entry -> new Item(entry.kind, entry.bytes.length, entry.executable));
  }

  @Override
  public List<String> list(String path) {
    String start = path.isEmpty() ? "" : path + "/";
    return entries.keySet().stream()
        .filter(name -> name.startsWith(start) && name.indexOf('/', start.length()) < 0)
        .map(name -> name.substring(start.length()))
        .toList();
  }

  @Override
  public byte[] read(String path, long position, int length) {
    byte[] bytes = entry(path).bytes;
    int from = (int) Math.min(position, bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + length));
  }

  @Override
  public String link(String path) {
    return entry(path).target;
  }

  @Override
  public void write(String path, long position, byte[] bytes) {
    byte[] before = entry(path).bytes;
    long end = Math.max(before.length, position + bytes.length);
    byte[] after = Arrays.copyOf(before, room(end - before.length, end));
    System.arraycopy(bytes, 0, after, (int) position, bytes.length);
    entries.put(path, entry(path).with(after));
  }

  @Override
  public void resize(String path, long size) {
    byte[] before = entry(path).bytes;
    byte[] after = Arrays.copyOf(before, room(size - before.length, size));
    entries.put(path, entry(path).with(after));
  }

  @Override
  public void create(String path, FileKind kind, String target) {
    if (entries.containsKey(path)) {
      throw new FileError(Errno.EEXIST);
    }
    if (entries.size() >= MOST_FILES) {
      full = true;
      throw new FileError(Errno.ENOSPC);
    }
    entries.put(path, new Entry(kind, new byte[0], false, target));
  }

  @Override
  public void setExecutable(String path, boolean executable) {
    Entry entry = entry(path);
    entries.put(path, new Entry(entry.kind, entry.bytes, executable, entry.target));
  }

  @Override
  public void remove(String path) {
    entry(path);
    if (!below(path).isEmpty()) {
      throw new FileError(Errno.ENOTEMPTY);
    }
    entries.remove(path);
  }

  @Override
  public void move(String from, String to) {
    Entry moving = entry(from);
    Map<String, Entry> inside = new TreeMap<>(below(from));
    entries.remove(from);
    below(to).clear();
    entries.put(to, moving);
    inside.forEach(
        (name, entry) -> {
          entries.remove(name);
          entries.put(to + name.substring(from.length()), entry);
        });
  }

  /** What stands in a folder, at any depth: a view. */
  private Map<String, Entry> below(String path) {
    return entries.subMap(path + "/", path + "0"); // 0 is the character behind the slash
  }

  private Entry entry(String path) {
    Entry entry = entries.get(path);
    if (entry == null) {
      throw new FileError(Errno.ENOENT);
    }
    return entry;
  }

  private int room(long more, long size) {
    if (bytes() + more > most) {
      full = true;
      throw new FileError(Errno.ENOSPC);
    }
    return (int) size;
  }

  private int bytes() {
    return entries.values().stream().mapToInt(entry -> entry.bytes.length).sum();
  }
}
