package ringside.kernel.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.text.Routine;

/**
 * A folder in memory. Names are hashed to chains of kernel objects, one a name, which a search
 * loads; a name that is there from the start becomes an object when it is first touched.
 */
final class RamDirectory extends Directory {
  private static final int CHAINS = 16;
  private static final int HEADER_BYTES = 16;

  /** Listings begin behind "." and "..". */
  private static final long FIRST_POSITION = 2;

  private final Map<String, Name> names = new HashMap<>();
  private final TreeMap<Long, Name> byPosition = new TreeMap<>();
  private final List<List<Name>> chains = new ArrayList<>();
  private long nextPosition = FIRST_POSITION;

  /** A name, with the object that holds it: link, hash, inode, length, bytes. */
  private static final class Name {
    private final String text;
    private final long position;
    private Inode inode;
    private int object;

    Name(String text, Inode inode, long position) {
      this.text = text;
      this.inode = inode;
      this.position = position;
    }

    int bytes() {
      return HEADER_BYTES + text.length();
    }
  }

  RamDirectory(
      FileSystem fileSystem, int permissions, Who owner, @Nullable Directory parent, String name) {
    super(fileSystem, permissions, owner, parent, name);
    for (int i = 0; i < CHAINS; i++) {
      chains.add(new ArrayList<>());
    }
  }

  /** Puts something there that is there from the start: it costs nothing until it is touched. */
  void place(String text, Inode inode) {
    insert(new Name(text, inode, nextPosition++));
    if (inode instanceof Directory) {
      setLinks(links() + 1);
    }
  }

  /** Puts a mounted folder there, in the place of a folder that has the name. */
  void cover(Directory mounted) {
    Name name = names.get(mounted.name());
    if (name == null) {
      place(mounted.name(), mounted);
      return;
    }
    if (!(name.inode instanceof RamDirectory former)) {
      throw new FileError(Errno.EBUSY);
    }
    former.discardAll();
    name.inode = mounted;
  }

  /** A folder in memory of a name, which is made where there is none; nothing is charged. */
  RamDirectory placedFolder(String text) {
    Name name = names.get(text);
    if (name == null) {
      RamDirectory made = new RamDirectory(fileSystem(), InitialTree.FOLDER, Who.ROOT, this, text);
      place(text, made);
      return made;
    }
    if (name.inode instanceof RamDirectory folder) {
      return folder;
    }
    throw new FileError(Errno.EBUSY);
  }

  @Override
  public @Nullable Inode find(String wanted) {
    code().run(Routine.NAME_HASH);
    int chain = chain(wanted);
    code().load(object() + KIND_WORDS + chain * 4);
    for (Name name : chains.get(chain)) {
      compare(name, name.text.equals(wanted));
    }
    Name name = names.get(wanted);
    return name == null ? null : name.inode;
  }

  @Override
  List<Entry> list(long position) {
    List<Entry> entries = new ArrayList<>();
    for (Name name : byPosition.tailMap(Math.max(position, FIRST_POSITION)).values()) {
      Inode inode = name.inode;
      entries.add(new Entry(name.text, inode.number(), inode.kind(), name.position + 1));
    }
    return entries;
  }

  @Override
  Inode create(String newName, NewInode what) {
    requireThere();
    Inode inode = make(newName, what);
    try {
      inode.object();
      if (inode instanceof TextLink link) {
        link.keepText();
      }
      add(newName, inode);
    } catch (RuntimeException failed) {
      inode.discard();
      throw failed;
    }
    return inode;
  }

  @Override
  void link(String newName, Inode inode) {
    requireThere();
    add(newName, inode);
    inode.linked();
  }

  @Override
  void remove(String oldName) {
    end(drop(oldName));
  }

  @Override
  void move(String oldName, Directory target, String newName) {
    RamDirectory there = (RamDirectory) target;
    there.requireThere();
    Name moved = prepared(oldName);
    Name replaced = there.names.get(newName);
    if (replaced == null) {
      there.add(newName, moved.inode);
      drop(oldName);
      stand(there, newName);
      return;
    }
    Inode former = there.prepared(newName).inode;
    Inode moving = drop(oldName);
    there.put(replaced, moving);
    there.countFolder(moving, 1);
    stand(there, newName);
    there.countFolder(former, -1);
    there.noteModification();
    end(former);
  }

  @Override
  void exchange(String oldName, Directory target, String newName) {
    RamDirectory there = (RamDirectory) target;
    Name here = prepared(oldName);
    Name other = there.prepared(newName);
    Inode mine = here.inode;
    put(here, other.inode);
    there.put(other, mine);
    recount();
    there.recount();
    stand(there, newName);
    standIn(this, here);
    noteModification();
    there.noteModification();
  }

  @Override
  void discard() {
    for (Name name : names.values()) {
      release(name);
    }
    names.clear();
    super.discard();
  }

  /** Without recursion: a guest may nest folders as deep as its memory allows. */
  @Override
  void discardAll() {
    Deque<RamDirectory> left = new ArrayDeque<>(List.of(this));
    while (!left.isEmpty()) {
      left.pop().discardHere(left);
    }
  }

  private void discardHere(Deque<RamDirectory> left) {
    for (Name name : byPosition.values()) {
      if (name.inode instanceof RamDirectory folder) {
        left.push(folder);
      } else if (name.inode.links() > 1) {
        name.inode.setLinks(name.inode.links() - 1);
      } else {
        name.inode.discard();
      }
    }
    byPosition.clear();
    discard();
  }

  private Inode make(String newName, NewInode what) {
    boolean inheritsGroup = (permissions() & SET_GROUP) != 0;
    Who owner = inheritsGroup ? new Who(what.owner().uid(), gid()) : what.owner();
    FileSystem system = fileSystem();
    return switch (what.kind()) {
      case REGULAR -> new RamFile(system, what.permissions(), owner);
      case DIRECTORY ->
          new RamDirectory(
              system, what.permissions() | (inheritsGroup ? SET_GROUP : 0), owner, this, newName);
      case LINK -> new TextLink(system, what.target(), owner);
      case FIFO -> new Fifo(system, what.permissions(), owner);
      case CHARACTER -> new Device(system, what.special(), what.permissions(), owner);
      case SOCKET -> new SocketName(system, what.permissions(), owner);
    };
  }

  private void add(String text, Inode inode) {
    Name name = new Name(text, inode, nextPosition++);
    fill(name);
    insert(name);
    countFolder(inode, 1);
    noteModification();
  }

  private Inode drop(String text) {
    Name name = prepared(text);
    names.remove(text);
    byPosition.remove(name.position);
    chains.get(chain(text)).remove(name);
    release(name);
    countFolder(name.inode, -1);
    noteModification();
    return name.inode;
  }

  private void put(Name name, Inode inode) {
    name.inode = inode;
    code().store(fill(name) + 8, (int) inode.number());
  }

  /** One name less; a folder's own "." goes with it. */
  private static void end(Inode inode) {
    if (inode instanceof Directory) {
      inode.setLinks(1);
    }
    inode.unlinked();
  }

  private void recount() {
    long folders =
        byPosition.values().stream().filter(name -> name.inode instanceof Directory).count();
    setLinks(2 + (int) folders);
  }

  private void countFolder(Inode inode, int change) {
    if (inode instanceof Directory) {
      setLinks(links() + change);
    }
  }

  /** Tells a folder that has been moved where it stands. */
  private static void stand(RamDirectory there, String newName) {
    standIn(there, there.name(newName));
  }

  private static void standIn(RamDirectory folder, Name name) {
    if (name.inode instanceof Directory moved) {
      moved.stand(folder, name.text);
    }
    name.inode.noteChanged();
  }

  private void insert(Name name) {
    names.put(name.text, name);
    byPosition.put(name.position, name);
    chains.get(chain(name.text)).add(name);
  }

  private Name name(String text) {
    Name name = names.get(text);
    if (name == null) {
      throw new FileError(Errno.ENOENT);
    }
    return name;
  }

  /** A name whose objects are there, so that nothing fails for want of memory half-way. */
  private Name prepared(String text) {
    Name name = name(text);
    fill(name);
    if (name.inode.inMemory()) {
      name.inode.object();
    }
    return name;
  }

  /** Loads the hash, and where it is the same the bytes of the name. */
  private void compare(Name name, boolean same) {
    code().run(Routine.NAME_COMPARE);
    int object = fill(name);
    code().load(object);
    code().load(object + 4);
    for (int offset = 0; same && offset < name.text.length(); offset += 4) {
      code().load(object + HEADER_BYTES + (offset & -4));
    }
  }

  /** Makes the object of a name, where there is none yet. */
  private int fill(Name name) {
    if (name.object == 0) {
      int bytes = name.bytes();
      name.object = heap().allocate(bytes);
      code().run(Routine.NAME_FILL);
      for (int offset = 0; offset < bytes; offset += 4) {
        code().store(name.object + offset, 0);
      }
    }
    return name.object;
  }

  private void release(Name name) {
    if (name.object != 0) {
      heap().release(name.object, name.bytes());
      name.object = 0;
    }
  }

  private void requireThere() {
    if (removed()) {
      throw new FileError(Errno.ENOENT);
    }
  }

  private static int chain(String text) {
    return Math.floorMod(text.hashCode(), CHAINS);
  }
}
