package ringside.kernel.file.tree;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Inode;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * The names of a folder in memory: hashed to {@link NameChains chains} of kernel objects, one a
 * name, which a search loads. A name that is there from the start becomes an object when it is
 * first touched.
 */
final class NameTable {
  private static final int HEADER_BYTES = 16;

  /** Listings begin behind "." and "..". */
  private static final long FIRST_POSITION = 2;

  private final Inode folder;
  private final Map<String, Name> names = new HashMap<>();
  private final TreeMap<Long, Name> byPosition = new TreeMap<>();
  private final NameChains chains;
  private long nextPosition = FIRST_POSITION;

  /** A name, with the object that holds it: link, hash, inode, length, bytes. */
  static final class Name {
    private final String text;
    private final long position;
    private Inode inode;
    private int object;

    private Name(String text, Inode inode, long position) {
      this.text = text;
      this.inode = inode;
      this.position = position;
    }

    String text() {
      return text;
    }

    /** What it stands for. */
    Inode inode() {
      return inode;
    }

    int hash() {
      return text.hashCode();
    }

    /** Kernel address of the object; 0 where there is none yet. */
    int object() {
      return object;
    }

    /** Where a listing goes on behind it. */
    long next() {
      return position + 1;
    }

    private int bytes() {
      return HEADER_BYTES + text.length();
    }

    private int word(int offset) {
      return switch (offset) {
        case 0 -> 0;
        case 4 -> text.hashCode();
        case 8 -> (int) inode.number();
        case 12 -> text.length();
        default -> letters(offset - HEADER_BYTES);
      };
    }

    private int letters(int from) {
      int word = 0;
      for (int i = 0; i < 4 && from + i < text.length(); i++) {
        word |= (text.charAt(from + i) & 0xff) << i * 8;
      }
      return word;
    }
  }

  /** No names in a folder yet. */
  NameTable(Inode folder) {
    this.folder = folder;
    this.chains = new NameChains(folder);
  }

  /** A name, without a charge; null where it is free. */
  @Nullable Name get(String text) {
    return names.get(text);
  }

  /** All names, in the order in which they came. */
  Collection<Name> all() {
    return byPosition.values();
  }

  /** The names from a position on. */
  Collection<Name> from(long position) {
    return byPosition.tailMap(Math.max(position, FIRST_POSITION)).values();
  }

  /** Searches the chain of a name. */
  @Nullable Name search(String wanted) {
    code().run(Routine.NAME_HASH);
    for (Name name : chains.reach(wanted.hashCode())) {
      boolean same = name.text.equals(wanted);
      compare(name, same);
      if (same) {
        return name;
      }
    }
    return null;
  }

  /** Puts a name there without a charge. */
  void place(String text, Inode inode) {
    insert(new Name(text, inode, nextPosition++));
  }

  /** Adds a name; ENOMEM shows before anything has changed. */
  void add(String text, Inode inode) {
    Name name = new Name(text, inode, nextPosition++);
    spread(name.hash());
    fill(name);
    insert(name);
  }

  private void spread(int hash) {
    if (chains.isLong(hash)) {
      chains.reach(hash).forEach(this::fill);
      chains.spread(hash);
    }
  }

  /** Takes a name away. */
  void remove(Name name) {
    names.remove(name.text);
    byPosition.remove(name.position);
    chains.remove(name);
    release(name);
  }

  /** Makes a name stand for another inode. */
  void point(Name name, Inode inode) {
    name.inode = inode;
    if (name.object != 0) {
      code().store(name.object + 8, (int) inode.number());
    }
  }

  /**
   * A name whose objects are there, so that nothing fails for want of memory half-way.
   *
   * @throws FileError ENOENT where there is none
   */
  Name prepared(String text) {
    Name name = names.get(text);
    if (name == null) {
      throw new FileError(Errno.ENOENT);
    }
    fill(name);
    if (name.inode.inMemory()) {
      name.inode.object();
    }
    return name;
  }

  /** Gives the objects of all names back. */
  void discard() {
    byPosition.values().forEach(this::release);
    byPosition.clear();
    names.clear();
    chains.clear();
  }

  private void insert(Name name) {
    names.put(name.text, name);
    byPosition.put(name.position, name);
    chains.add(name);
  }

  /** Loads the hash, and where it is the same the bytes of the name. */
  private void compare(Name name, boolean same) {
    code().run(Routine.NAME_COMPARE);
    int object = fill(name);
    code().load(object);
    code().load(object + 4);
    for (int offset = HEADER_BYTES; same && offset < name.bytes(); offset += 4) {
      code().load(object + offset);
    }
  }

  /** Makes the object of a name, where there is none yet. */
  private int fill(Name name) {
    if (name.object == 0) {
      name.object = folder.heap().allocate(name.bytes());
      code().run(Routine.NAME_FILL);
      for (int offset = 0; offset < name.bytes(); offset += 4) {
        code().store(name.object + offset, name.word(offset));
      }
    }
    return name.object;
  }

  private void release(Name name) {
    if (name.object != 0) {
      folder.heap().release(name.object, name.bytes());
      name.object = 0;
    }
  }

  private KernelCode code() {
    return folder.code();
  }
}
