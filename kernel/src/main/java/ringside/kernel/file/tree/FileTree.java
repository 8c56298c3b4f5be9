package ringside.kernel.file.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileEvents;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.NewInode;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.OpenPath;
import ringside.kernel.file.OpenRegular;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.SymbolicLink;
import ringside.kernel.file.host.HostDirectory;
import ringside.kernel.file.host.HostFolder;
import ringside.kernel.identity.Who;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * All files of the computer, under one root (Linux: the virtual file system). {@link #open} and
 * {@link #locate} are where calls come in; {@link #names} makes, moves and removes.
 */
public final class FileTree {
  private final KernelCode code;
  private final FileSystem.Machinery machinery;
  private final RamDirectory root;
  private final List<Mount> mounts = new ArrayList<>();
  private final FileSystem nameless;
  private final NameChanges names;
  private int lastDevice;

  /** A tree with a root folder alone. */
  public FileTree(FileSystem.Machinery machinery) {
    this.machinery = machinery;
    this.code = machinery.memory().code();
    FileSystem ram = newSystem(FileSystem.Kind.RAM, "root", false);
    this.root = new RamDirectory(ram, InitialTree.FOLDER, Who.ROOT, null, "");
    mounts.add(Mount.fixed(root));
    this.nameless = newSystem(FileSystem.Kind.MEMORY, "memory", false);
    this.names = new NameChanges(this);
  }

  /** The folder that all paths start from. */
  public Directory root() {
    return root;
  }

  /** What is mounted where, the root first. */
  public List<Mount> mounts() {
    return List.copyOf(mounts);
  }

  /** Making, moving and removing of names. */
  public NameChanges names() {
    return names;
  }

  /** A file system that is nowhere yet. */
  FileSystem newSystem(FileSystem.Kind kind, String source, boolean readOnly) {
    return new FileSystem(kind, source, ++lastDevice, readOnly, machinery);
  }

  /** Puts a file system at the place that its root folder names. */
  void mount(RamDirectory at, Directory mounted) {
    at.cover(mounted);
    mounts.add(Mount.fixed(mounted));
  }

  /**
   * Mounts an empty file system in memory over a folder (mount(2)).
   *
   * @throws FileError EBUSY where the folder can't be covered
   */
  public void mount(Directory at, MountRequest request) {
    if (at.parent() == at || !(at.parent() instanceof RamDirectory parent) || at.removed()) {
      throw new FileError(at.removed() ? Errno.ENOENT : Errno.EBUSY);
    }
    FileSystem system = newSystem(FileSystem.Kind.RAM, request.source(), request.readOnly());
    system.limit(request.mostBlocks());
    RamDirectory mounted =
        new RamDirectory(system, request.permissions(), request.owner(), parent, at.name());
    parent.replace(at.name(), mounted);
    mounts.add(new Mount(system, mounted, at));
  }

  /**
   * Takes a mounted file system away, and all that is in it (umount2(2)).
   *
   * @param lazily now from its place, and when nobody uses it any more from memory (MNT_DETACH)
   * @throws FileError EINVAL where none has that root, EBUSY where somebody uses it
   */
  public void unmount(Directory root, boolean lazily) {
    Mount mount = mountOf(root);
    FileSystem system = mount.fileSystem();
    boolean holdsOthers =
        mounts.stream()
            .anyMatch(one -> one.root() != root && one.parentDevice() == system.device());
    if (!mount.isRemovable() || holdsOthers || system.isUsed() && !lazily) {
      throw new FileError(Errno.EBUSY);
    }
    ((RamDirectory) root.parent()).replace(root.name(), mount.covered());
    mounts.remove(mount);
    system.whenUnused(root::discardAll);
  }

  private Mount mountOf(Directory root) {
    return mounts.stream()
        .filter(mount -> mount.root() == root)
        .findFirst()
        .orElseThrow(() -> new FileError(Errno.EINVAL));
  }

  /**
   * Shows a folder of the host, before the first process starts.
   *
   * @param path absolute; folders on the way are made
   * @param owner who its files belong to
   * @throws FileError where a part of the path is something else
   */
  public void mountHost(String path, HostFolder host, boolean writable, Who owner) {
    List<String> names = Stream.of(path.split("/", -1)).filter(name -> !name.isEmpty()).toList();
    if (names.isEmpty() || names.contains("..") || names.contains(".")) {
      throw new FileError(Errno.EINVAL);
    }
    RamDirectory at = root;
    for (String name : names.subList(0, names.size() - 1)) {
      at = at.placedFolder(name);
    }
    FileSystem system = newSystem(FileSystem.Kind.HOST, "host", !writable);
    mount(at, new HostDirectory(system, host, owner, at, names.get(names.size() - 1)));
  }

  /** The folder at an absolute path as the kernel finds it; the root where there is none. */
  public Directory folder(String path) {
    Located found = find(path);
    return found != null && found.inode() instanceof Directory folder ? folder : root;
  }

  /** What stands at an absolute path as the kernel finds it, or null. */
  public @Nullable Located find(String path) {
    try {
      return asKernel(kernel -> locate(kernel, root, path, true));
    } catch (FileError missing) {
      return null;
    }
  }

  /** What a path leads to; everybody may look. */
  public Located located(String path) {
    return asKernel(kernel -> locate(kernel, root, path, true));
  }

  /** Where the link at a path leads. */
  public String linkAt(String path) {
    return asKernel(kernel -> readLink(kernel, locate(kernel, root, path, false)));
  }

  private <T> T asKernel(Function<Caller, T> deed) {
    Caller kernel = new Caller(Who.ROOT, new FileContext(root), 0, 0);
    try {
      return deed.apply(kernel);
    } finally {
      kernel.context().release();
    }
  }

  /** What a path leads to. */
  public Located locate(Caller caller, Directory start, String path, boolean follow) {
    return walk(caller).locate(start, path, follow);
  }

  /** What readlink tells of a link; EINVAL of anything else. */
  public String readLink(Caller caller, Located found) {
    if (found.inode() instanceof SymbolicLink link) {
      return link.target(caller);
    }
    throw new FileError(Errno.EINVAL);
  }

  /** Opens a file, or makes it first where the flags say so. */
  public OpenFile open(
      Caller caller, Directory start, String path, OpenFlags flags, int permissions) {
    return open(caller, start, path, flags, permissions, Resolution.free(root));
  }

  /** The same by a walk that may not do everything (openat2(2)). */
  public OpenFile open(
      Caller caller,
      Directory start,
      String path,
      OpenFlags flags,
      int permissions,
      Resolution resolution) {
    code.run(Routine.FILE_OPEN);
    PathWalk walk = walk(caller, resolution);
    if (flags.has(OpenFlags.TEMPORARY)) {
      return openTemporary(caller, walk, start, path, flags, permissions);
    }
    PathWalk.Last last = walk.last(start, path);
    while (true) {
      Located found = walk.find(last, false);
      if (found == null) {
        return create(caller, last, flags, permissions);
      }
      if (flags.has(OpenFlags.CREATE | OpenFlags.EXCLUSIVE) && !flags.has(OpenFlags.PATH)) {
        throw new FileError(Errno.EEXIST);
      }
      if (!(found.inode() instanceof SymbolicLink link)) {
        return open(caller, found, flags);
      }
      if (flags.has(OpenFlags.NO_FOLLOW)) {
        return openLink(found, flags);
      }
      String target = walk.followLink(link);
      Located jumped = walk.jump(link);
      if (jumped != null) {
        return open(caller, jumped, flags);
      }
      last = walk.last(walk.linkStart(found, target), target);
    }
  }

  /** Opens what was found, without a further walk. */
  OpenFile open(Caller caller, Located found, OpenFlags flags) {
    Inode inode = found.inode();
    boolean isFolder = inode instanceof Directory;
    if (flags.has(OpenFlags.DIRECTORY) && !isFolder) {
      throw new FileError(Errno.ENOTDIR);
    }
    if (flags.has(OpenFlags.PATH)) {
      return new OpenPath(found, flags);
    }
    if (isFolder && (flags.writes() || flags.has(OpenFlags.CREATE))) {
      throw new FileError(Errno.EISDIR);
    }
    if ((flags.wanted() & Inode.WRITE) != 0 && inode instanceof RegularFile) {
      inode.fileSystem().requireWritable();
    }
    inode.require(caller.who(), flags.wanted());
    if (flags.has(OpenFlags.NO_ACCESS_TIME)) {
      inode.requireOwner(caller.who());
    }
    if (inode instanceof RegularFile file) {
      file.requireUnleased(flags.writes());
    }
    return opened(inode.open(flags, found, caller), flags);
  }

  private static OpenFile opened(OpenFile file, OpenFlags flags) {
    FileEvents.happened(file, FileEvents.OPEN);
    if (flags.has(OpenFlags.TRUNCATE) && file.mappable() != null) {
      FileEvents.happened(file, FileEvents.MODIFY);
    }
    return file;
  }

  /** A file in memory that no path leads to (memfd_create). */
  public OpenFile openNameless(Who owner, String title, boolean sealable) {
    RamFile file = new RamFile(nameless, 0777, owner, Seals.ofMemory(sealable));
    file.setLinks(0);
    Located where = new Located(file, root, "memfd:" + title);
    return new OpenRegular(file, where, new OpenFlags(2));
  }

  /** A file in a folder's file system that has no name (O_TMPFILE); linkat may give it one. */
  private OpenFile openTemporary(
      Caller caller,
      PathWalk walk,
      Directory start,
      String path,
      OpenFlags flags,
      int permissions) {
    boolean exact = flags.has(OpenFlags.DIRECTORY) && !flags.has(OpenFlags.CREATE);
    if (!exact || !flags.writes()) {
      throw new FileError(Errno.EINVAL);
    }
    if (!(walk.locate(start, path, true).inode() instanceof Directory folder)) {
      throw new FileError(Errno.ENOTDIR);
    }
    folder.fileSystem().requireWritable();
    folder.require(caller.who(), Inode.WRITE | Inode.EXECUTE);
    int masked = permissions & ~caller.context().umask();
    NewInode what = NewInode.of(FileKind.REGULAR, masked, caller.who());
    Inode inode = folder.createNameless(what, !flags.has(OpenFlags.EXCLUSIVE));
    OpenFlags rest = new OpenFlags(flags.bits() & ~(OpenFlags.TRUNCATE | OpenFlags.DIRECTORY));
    try {
      Located where = new Located(inode, folder, "#" + inode.number());
      return opened(inode.open(rest, where, caller), rest);
    } catch (RuntimeException failed) {
      inode.discard();
      throw failed;
    }
  }

  /** Gives everything back, as when the computer is switched off. */
  public void shutDown() {
    for (int i = mounts.size() - 1; i > 0; i--) {
      Directory mounted = mounts.get(i).root();
      mounted.discardAll();
    }
    root.discardAll();
    code.finish();
  }

  PathWalk walk(Caller caller) {
    return walk(caller, Resolution.free(root));
  }

  private PathWalk walk(Caller caller, Resolution resolution) {
    return new PathWalk(code, root, caller, resolution);
  }

  private OpenFile create(Caller caller, PathWalk.Last last, OpenFlags flags, int permissions) {
    if (!flags.has(OpenFlags.CREATE) || flags.has(OpenFlags.PATH)) {
      throw new FileError(Errno.ENOENT);
    }
    if (last.slash()) {
      throw new FileError(Errno.EISDIR);
    }
    NewInode what = NewInode.of(FileKind.REGULAR, permissions, caller.who());
    Inode inode = names.createIn(caller, last, what);
    OpenFlags rest = new OpenFlags(flags.bits() & ~OpenFlags.TRUNCATE);
    return opened(inode.open(rest, new Located(inode, last.folder(), last.name()), caller), rest);
  }

  private static OpenFile openLink(Located found, OpenFlags flags) {
    if (flags.has(OpenFlags.DIRECTORY)) {
      throw new FileError(Errno.ENOTDIR);
    }
    if (flags.has(OpenFlags.PATH)) {
      return new OpenPath(found, flags);
    }
    throw new FileError(Errno.ELOOP);
  }
}
