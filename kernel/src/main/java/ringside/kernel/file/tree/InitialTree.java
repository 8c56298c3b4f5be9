package ringside.kernel.file.tree;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.TextLink;
import ringside.kernel.file.generated.GeneratedFolder;
import ringside.kernel.file.generated.Node;
import ringside.kernel.file.terminal.PseudoTerminals;
import ringside.kernel.identity.Who;

/** What is there when the computer is switched on. */
public final class InitialTree {
  /** Where the first process starts. */
  public static final String HOME = "/home/user";

  /** Permissions of a folder: all may look, the owner may change. */
  static final int FOLDER = 0755;

  private static final int FILE = 0644;
  private static final int FREE_FOR_ALL = 01777;
  private static final int DEVICE = 0666;

  private final FileTree tree;
  private final RamDirectory root;
  private final Who user;

  private InitialTree(FileTree tree, Who user) {
    this.tree = tree;
    this.root = (RamDirectory) tree.root();
    this.user = user;
  }

  /**
   * Fills a tree.
   *
   * @param store what /bin holds
   * @param user who /home/user belongs to
   * @param proc what /proc holds
   * @param pairs what /dev/pts holds
   * @return /home/user
   */
  public static Directory fill(
      FileTree tree, ProgramStore store, Who user, Node.Folder proc, PseudoTerminals pairs) {
    return new InitialTree(tree, user).fill(store, proc, pairs);
  }

  /**
   * Lets the path by which a program of the host was called lead to it, for programs that run
   * themselves again. Where something else stands in the way, it does not.
   *
   * @param start where a relative path begins
   */
  public static void placeLink(FileTree tree, Directory start, String path, String target) {
    List<String> names = Stream.of(path.split("/", -1)).filter(InitialTree::counts).toList();
    Directory folder = path.startsWith("/") ? tree.root() : start;
    if (names.isEmpty() || names.contains("..")) {
      return;
    }
    for (String name : names.subList(0, names.size() - 1)) {
      if (!(folder instanceof RamDirectory ram) || !ram.mayHoldFolder(name)) {
        return;
      }
      folder = ram.placedFolder(name);
    }
    String last = names.get(names.size() - 1);
    if (folder instanceof RamDirectory ram && !ram.holds(last)) {
      link(ram, last, target);
    }
  }

  private static boolean counts(String name) {
    return !name.isEmpty() && !name.equals(".");
  }

  private Directory fill(ProgramStore store, Node.Folder proc, PseudoTerminals pairs) {
    FileSystem programs = tree.newSystem(FileSystem.Kind.PROGRAMS, "programs", true);
    tree.mount(root, new ProgramFolder(programs, store, root, "bin"));
    RamDirectory dev = folder(root, "dev");
    devices(dev);
    RamDirectory etc = folder(root, "etc");
    text(etc, "passwd", passwords());
    text(etc, "group", "root:x:0:\ntty:x:5:\nuser:x:" + user.gid() + ":\n");
    text(etc, "hostname", "ringside\n");
    text(etc, "hosts", "127.0.0.1\tlocalhost ringside\n::1\tlocalhost ip6-localhost\n");
    text(
        etc,
        "services",
        "echo 7/tcp\necho 7/udp\nftp 21/tcp\nssh 22/tcp\ndomain 53/udp\nhttp 80/tcp\n");
    text(etc, "resolv.conf", "nameserver 127.0.0.1\n");
    RamDirectory home = folder(folder(root, "home"), "user", FOLDER, user);
    folder(root, "mnt");
    FileSystem generated = tree.newSystem(FileSystem.Kind.PROC, "proc", false);
    tree.mount(root, new GeneratedFolder(generated, proc, root, "proc"));
    folder(root, "root", 0700, Who.ROOT);
    folder(root, "sys");
    folder(root, "tmp", FREE_FOR_ALL, Who.ROOT);
    RamDirectory usr = folder(root, "usr");
    link(usr, "bin", "/bin");
    RamDirectory var = folder(root, "var");
    folder(var, "tmp", FREE_FOR_ALL, Who.ROOT);
    FileSystem terminals = tree.newSystem(FileSystem.Kind.TERMINALS, "devpts", false);
    tree.mount(dev, pairs.folder(terminals, dev, "pts"));
    return home;
  }

  private String passwords() {
    String own =
        user.uid() == 0
            ? ""
            : "user:x:" + user.uid() + ":" + user.gid() + ":A user:/home/user:/bin/sh\n";
    return "root:x:0:0:The superuser:/root:/bin/sh\n" + own;
  }

  private void devices(RamDirectory dev) {
    device(dev, "null", 1, 3);
    device(dev, "zero", 1, 5);
    device(dev, "full", 1, 7);
    device(dev, "random", 1, 8);
    device(dev, "urandom", 1, 9);
    device(dev, "tty", 5, 0);
    device(dev, "console", 5, 1);
    device(dev, "ptmx", 5, 2);
    link(dev, "fd", "/proc/self/fd");
    link(dev, "stdin", "/proc/self/fd/0");
    link(dev, "stdout", "/proc/self/fd/1");
    link(dev, "stderr", "/proc/self/fd/2");
    folder(dev, "shm", FREE_FOR_ALL, Who.ROOT);
  }

  private RamDirectory folder(RamDirectory parent, String name) {
    return folder(parent, name, FOLDER, Who.ROOT);
  }

  private static RamDirectory folder(RamDirectory parent, String name, int permissions, Who owner) {
    RamDirectory folder = new RamDirectory(parent.fileSystem(), permissions, owner, parent, name);
    parent.place(name, folder);
    return folder;
  }

  private static void link(RamDirectory folder, String name, String target) {
    folder.place(name, new TextLink(folder.fileSystem(), target, Who.ROOT));
  }

  private static void device(RamDirectory folder, String name, int major, int minor) {
    folder.place(name, new Device(folder.fileSystem(), major << 8 | minor, DEVICE, Who.ROOT));
  }

  private static void text(RamDirectory folder, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    folder.place(name, new RamFile(folder.fileSystem(), FILE, Who.ROOT, bytes));
  }
}
