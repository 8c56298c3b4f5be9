package ringside.kernel.file.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.NewInode;
import ringside.kernel.file.TextLink;
import ringside.kernel.identity.Who;

/** A folder in memory. */
final class RamDirectory extends Directory {
  private final NameTable names = new NameTable(this);

  RamDirectory(
      FileSystem fileSystem, int permissions, Who owner, @Nullable Directory parent, String name) {
    super(fileSystem, permissions, owner, parent, name);
  }

  /** Puts something there that is there from the start: it costs nothing until it is touched. */
  void place(String text, Inode inode) {
    names.place(text, inode);
    countFolder(inode, 1);
  }

  /** Puts a mounted folder there, in the place of a folder that has the name. */
  void cover(Directory mounted) {
    NameTable.Name name = names.get(mounted.name());
    if (name == null) {
      place(mounted.name(), mounted);
      return;
    }
    if (!(name.inode() instanceof RamDirectory former)) {
      throw new FileError(Errno.EBUSY);
    }
    former.discardAll();
    names.point(name, mounted);
  }

  /** Puts another folder in the place of one, as mount and umount do. */
  void replace(String text, Directory other) {
    names.point(names.prepared(text), other);
  }

  /** Whether a name is taken; nothing is charged. */
  boolean holds(String text) {
    return names.get(text) != null;
  }

  /** Whether {@link #placedFolder} gives a folder for a name. */
  boolean mayHoldFolder(String text) {
    NameTable.Name name = names.get(text);
    return name == null || name.inode() instanceof RamDirectory;
  }

  /** A folder in memory of a name, which is made where there is none; nothing is charged. */
  RamDirectory placedFolder(String text) {
    NameTable.Name name = names.get(text);
    if (name == null) {
      RamDirectory made = new RamDirectory(fileSystem(), InitialTree.FOLDER, Who.ROOT, this, text);
      place(text, made);
      return made;
    }
    if (name.inode() instanceof RamDirectory folder) {
      return folder;
    }
    throw new FileError(Errno.EBUSY);
  }

  @Override
  public @Nullable Inode find(String wanted) {
    NameTable.Name name = names.search(wanted);
    return name == null ? null : name.inode();
  }

  @Override
  public List<Entry> list(long position) {
    List<Entry> entries = new ArrayList<>();
    for (NameTable.Name name : names.from(position)) {
      Inode inode = name.inode();
      entries.add(new Entry(name.text(), inode.number(), inode.kind(), name.next()));
    }
    return entries;
  }

  @Override
  public Inode create(String newName, NewInode what) {
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
  public Inode createNameless(NewInode what, boolean mayBeNamed) {
    requireThere();
    RamFile file = new RamFile(fileSystem(), what.permissions(), ownerIn(what.owner()));
    file.object();
    file.setLinks(0);
    file.setMayBeNamed(mayBeNamed);
    return file;
  }

  @Override
  public void link(String newName, Inode inode) {
    requireThere();
    inode.object();
    add(newName, inode);
    inode.linked();
    if (inode instanceof RamFile file) {
      file.setMayBeNamed(false); // It has been now; losing this name is for good.
    }
  }

  @Override
  public void remove(String oldName) {
    end(drop(oldName));
  }

  @Override
  public void move(String oldName, Directory target, String newName) {
    RamDirectory there = (RamDirectory) target;
    there.requireThere();
    Inode moving = names.prepared(oldName).inode();
    if (there.names.get(newName) == null) {
      there.add(newName, moving);
      drop(oldName);
      there.receive(moving, newName);
      return;
    }
    NameTable.Name replaced = there.names.prepared(newName);
    Inode former = replaced.inode();
    drop(oldName);
    there.names.point(replaced, moving);
    there.countFolder(moving, 1);
    there.countFolder(former, -1);
    there.receive(moving, newName);
    there.noteModification();
    end(former);
  }

  @Override
  public void exchange(String oldName, Directory target, String newName) {
    RamDirectory there = (RamDirectory) target;
    NameTable.Name here = names.prepared(oldName);
    NameTable.Name other = there.names.prepared(newName);
    Inode mine = here.inode();
    Inode theirs = other.inode();
    names.point(here, theirs);
    there.names.point(other, mine);
    countFolder(mine, -1);
    countFolder(theirs, 1);
    there.countFolder(theirs, -1);
    there.countFolder(mine, 1);
    there.receive(mine, newName);
    receive(theirs, oldName);
    noteModification();
    there.noteModification();
  }

  @Override
  public void discard() {
    names.discard();
    super.discard();
  }

  /** Without recursion: a guest may nest folders as deep as its memory allows. */
  @Override
  public void discardAll() {
    Deque<RamDirectory> left = new ArrayDeque<>(List.of(this));
    while (!left.isEmpty()) {
      left.pop().discardHere(left);
    }
  }

  private void discardHere(Deque<RamDirectory> left) {
    for (NameTable.Name name : names.all()) {
      Inode inode = name.inode();
      if (inode instanceof RamDirectory folder) {
        left.push(folder);
      } else if (inode.links() > 1) {
        inode.setLinks(inode.links() - 1);
      } else {
        inode.discard();
      }
    }
    discard();
  }

  private Inode make(String newName, NewInode what) {
    boolean inheritsGroup = (permissions() & SET_GROUP) != 0;
    Who owner = ownerIn(what.owner());
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

  /** S_ISGID gives new files the folder's group. */
  private Who ownerIn(Who maker) {
    return (permissions() & SET_GROUP) != 0 ? new Who(maker.uid(), gid()) : maker;
  }

  private void add(String text, Inode inode) {
    names.add(text, inode);
    countFolder(inode, 1);
    noteModification();
  }

  private Inode drop(String text) {
    NameTable.Name name = names.prepared(text);
    names.remove(name);
    countFolder(name.inode(), -1);
    noteModification();
    return name.inode();
  }

  /** One name less; a folder's own "." goes with it. */
  private static void end(Inode inode) {
    if (inode instanceof Directory) {
      inode.setLinks(1);
    }
    inode.unlinked();
  }

  /** A folder within counts as a link: its "..". */
  private void countFolder(Inode inode, int change) {
    if (inode instanceof Directory) {
      setLinks(links() + change);
    }
  }

  /** Tells a folder that has been moved here where it stands. */
  private void receive(Inode inode, String text) {
    if (inode instanceof Directory moved) {
      moved.stand(this, text);
    }
    inode.noteChanged();
  }

  private void requireThere() {
    if (removed()) {
      throw new FileError(Errno.ENOENT);
    }
  }
}
