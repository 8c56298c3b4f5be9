package ringside.kernel.file.tree;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.SymbolicLink;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** One walk along a path (path_resolution(7)), component by component. */
final class PathWalk {
  private static final int LONGEST_NAME = 255;
  private static final int MOST_LINKS = 40;

  private final KernelCode code;
  private final Directory root;
  private final Caller caller;
  private final Resolution resolution;
  private int links;

  PathWalk(KernelCode code, Directory root, Caller caller, Resolution resolution) {
    this.code = code;
    this.root = root;
    this.caller = caller;
    this.resolution = resolution;
  }

  /**
   * Where a path's last component stands.
   *
   * @param folder what the others lead to
   * @param name the last; empty for the root itself
   * @param slash whether a slash follows it: it must be a folder
   */
  record Last(Directory folder, String name, boolean slash) {
    /** Whether the component names no entry of its own: "/", "." or "..". */
    boolean isSpecial() {
      return name.isEmpty() || name.equals(".") || name.equals("..");
    }
  }

  /** Follows all components but the last. */
  Last last(Directory start, String path) {
    if (path.isEmpty()) {
      throw new FileError(Errno.ENOENT);
    }
    Directory at = path.charAt(0) == '/' ? resolution.root(root) : start;
    String rest = withoutSlashes(path);
    while (true) {
      int slash = rest.indexOf('/');
      String name = slash < 0 ? rest : rest.substring(0, slash);
      String after = slash < 0 ? "" : withoutSlashes(rest.substring(slash));
      if (name.length() > LONGEST_NAME) {
        throw new FileError(Errno.ENAMETOOLONG);
      }
      if (after.isEmpty()) {
        return new Last(at, name, slash >= 0);
      }
      at = folder(followed(step(at, name)));
      rest = after;
    }
  }

  /** What a path leads to. */
  Located locate(Directory start, String path, boolean follow) {
    return locate(last(start, path), follow);
  }

  /** What the last component leads to; fails with ENOENT where there is nothing. */
  Located locate(Last last, boolean follow) {
    Located found = find(last, follow);
    if (found == null) {
      throw new FileError(Errno.ENOENT);
    }
    return found;
  }

  /** What the last component leads to, or null; a link that leads nowhere is an error. */
  @Nullable Located find(Last last, boolean follow) {
    Located found = look(last.folder(), last.name());
    if (found == null) {
      return null;
    }
    Located end = follow || last.slash() ? followed(found) : found;
    if (last.slash()) {
      folder(end);
    }
    return end;
  }

  /** What a link leads to, links on the way included; anything else leads to itself. */
  Located followed(Located found) {
    if (!(found.inode() instanceof SymbolicLink link)) {
      return found;
    }
    String target = followLink(link);
    Located jumped = jump(link);
    return jumped != null ? jumped : locate(linkStart(found, target), target, true);
  }

  /** What a link leads to without a walk, or null. */
  @Nullable Located jump(SymbolicLink link) {
    Located jumped = link.jump(caller);
    if (jumped != null) {
      resolution.requireSame(link, jumped.inode());
    }
    return jumped;
  }

  /** Where the target of a link begins; that an absolute one may lead elsewhere is seen here. */
  Directory linkStart(Located link, String target) {
    if (target.startsWith("/")) {
      resolution.requireSame(link.folder(), resolution.root(root));
    }
    return link.folder();
  }

  /** Reads a link, which counts: ELOOP after 40. */
  String followLink(SymbolicLink link) {
    resolution.requireFollowed(link);
    links++;
    if (links > MOST_LINKS) {
      throw new FileError(Errno.ELOOP);
    }
    return link.target(caller);
  }

  private Located step(Directory at, String name) {
    Located found = look(at, name);
    if (found == null) {
      throw new FileError(Errno.ENOENT);
    }
    return found;
  }

  private @Nullable Located look(Directory at, String name) {
    code.run(Routine.PATH_COMPONENT);
    at.require(caller.who(), Inode.EXECUTE);
    if (name.isEmpty() || name.equals(".")) {
      return new Located(at, at, ".");
    }
    if (name.equals("..")) {
      Directory above = resolution.above(at);
      return new Located(above, above, ".");
    }
    Inode inode = at.find(name);
    if (inode == null) {
      return null;
    }
    resolution.requireSame(at, inode);
    return new Located(inode, at, name);
  }

  private static Directory folder(Located found) {
    if (found.inode() instanceof Directory directory) {
      return directory;
    }
    throw new FileError(Errno.ENOTDIR);
  }

  private static String withoutSlashes(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return path.substring(start);
  }
}
