package ringside.kernel.file.generated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.text.Routine;

/** A folder of files that are written when they are opened. */
public final class GeneratedFolder extends Directory {
  private static final int ALL_MAY_LOOK = 0555;
  private static final long FIRST_POSITION = 2;

  private final Node.Names names;

  /** A folder whose names the node tells. */
  public GeneratedFolder(FileSystem fileSystem, Node.Folder node, Directory parent, String name) {
    super(fileSystem, ALL_MAY_LOOK, node.owner(), parent, name);
    this.names = node.names();
  }

  @Override
  public boolean inMemory() {
    return false;
  }

  @Override
  public @Nullable Inode find(String wanted) {
    code().run(Routine.NAME_HASH);
    Node node = names.find(wanted);
    return node == null ? null : inode(wanted, node);
  }

  @Override
  public List<Entry> list(long position) {
    List<Entry> entries = new ArrayList<>();
    long next = FIRST_POSITION;
    for (String name : names.list()) {
      Node node = names.find(name);
      if (next++ >= position && node != null) {
        Inode inode = inode(name, node);
        entries.add(new Entry(name, inode.number(), inode.kind(), next));
      }
    }
    return entries;
  }

  private Inode inode(String name, Node node) {
    FileSystem system = fileSystem();
    if (node instanceof Node.Folder folder) {
      return new GeneratedFolder(system, folder, this, name);
    }
    if (node instanceof Node.Link link) {
      return new GeneratedLink(system, link);
    }
    return new GeneratedText(system, (Node.Text) node);
  }
}
