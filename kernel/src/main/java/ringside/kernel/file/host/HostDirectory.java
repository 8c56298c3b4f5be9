package ringside.kernel.file.host;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.NewInode;
import ringside.kernel.file.TextLink;
import ringside.kernel.identity.Who;
import ringside.kernel.text.Routine;

/**
 * A folder of the host. Its inodes are made when they are found, and belong to the guest's user;
 * the host's times are not shown, for they are no input of the run.
 */
public final class HostDirectory extends Directory {
  private static final int FOLDER = 0755;
  private static final int OWNER_EXECUTES = 0100;
  private static final long FIRST_POSITION = 2;

  private final HostFolder host;
  private final Who owner;
  private final TreeMap<String, Inode> known = new TreeMap<>();

  /** A folder of the host's. */
  public HostDirectory(
      FileSystem fileSystem, HostFolder host, Who owner, Directory parent, String name) {
    super(fileSystem, FOLDER, owner, parent, name);
    this.host = host;
    this.owner = owner;
  }

  /** The host's path of a name here. */
  String hostPath(String text) {
    if (parent() instanceof HostDirectory above && above.fileSystem() == fileSystem()) {
      return above.hostPath(name()) + "/" + text;
    }
    return text;
  }

  @Override
  public @Nullable Inode find(String wanted) {
    code().run(Routine.NAME_HASH);
    code().load(object() + KIND_WORDS);
    return inode(wanted);
  }

  @Override
  public List<Entry> list(long position) {
    List<Entry> entries = new ArrayList<>();
    long next = FIRST_POSITION;
    for (String text : host.list(ownPath())) {
      Inode inode = inode(text);
      if (next++ >= position && inode != null) {
        entries.add(new Entry(text, inode.number(), inode.kind(), next));
      }
    }
    return entries;
  }

  @Override
  public Inode create(String newName, NewInode what) {
    boolean possible =
        what.kind() == FileKind.REGULAR
            || what.kind() == FileKind.DIRECTORY
            || what.kind() == FileKind.LINK;
    if (!possible) {
      throw new FileError(Errno.EPERM);
    }
    host.create(hostPath(newName), what.kind(), what.target());
    Inode inode = inode(newName);
    if (inode == null) {
      throw new FileError(Errno.EIO);
    }
    if ((what.permissions() & OWNER_EXECUTES) != 0 && inode instanceof HostFile file) {
      file.setPermissions(owner, what.permissions());
    }
    return inode;
  }

  @Override
  public void remove(String oldName) {
    keepIfOpen(known.get(oldName));
    host.remove(hostPath(oldName));
    forget(oldName);
  }

  @Override
  public void move(String oldName, Directory target, String newName) {
    HostDirectory there = (HostDirectory) target;
    keepIfOpen(there.known.get(newName));
    host.move(hostPath(oldName), there.hostPath(newName));
    there.forget(newName);
    Inode moving = known.remove(oldName);
    if (moving != null) {
      there.known.put(newName, moving);
      place(moving, there, newName);
    }
  }

  @Override
  public void discard() {
    new ArrayList<>(known.values()).forEach(Inode::discard);
    known.clear();
    super.discard();
  }

  private String ownPath() {
    return parent() instanceof HostDirectory above && above.fileSystem() == fileSystem()
        ? above.hostPath(name())
        : "";
  }

  /** The inode of a name; a new one where another kind of file has taken its place. */
  private @Nullable Inode inode(String text) {
    HostFolder.Item item = host.item(hostPath(text)).orElse(null);
    Inode inode = known.get(text);
    if (inode != null && (item == null || item.kind() != inode.kind())) {
      forget(text);
      inode = null;
    }
    if (item == null) {
      return null;
    }
    if (inode == null) {
      inode = make(text, item);
      known.put(text, inode);
    }
    if (inode instanceof HostFile file) {
      file.noteSize(item.size());
    }
    return inode;
  }

  private Inode make(String text, HostFolder.Item item) {
    return switch (item.kind()) {
      case DIRECTORY -> new HostDirectory(fileSystem(), host, owner, this, text);
      case LINK -> new TextLink(fileSystem(), host.link(hostPath(text)), owner);
      default -> new HostFile(fileSystem(), host, owner, item, this, text);
    };
  }

  private static void place(Inode moved, HostDirectory folder, String name) {
    if (moved instanceof Directory directory) {
      directory.stand(folder, name);
    } else if (moved instanceof HostFile file) {
      file.stand(folder, name);
    }
  }

  private static void keepIfOpen(@Nullable Inode inode) {
    if (inode instanceof HostFile file && file.users() > 0) {
      file.detach();
    }
  }

  private void forget(String text) {
    Inode gone = known.remove(text);
    if (gone != null) {
      gone.setLinks(1);
      gone.unlinked();
    }
  }
}
