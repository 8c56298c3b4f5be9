package ringside.kernel.file;

import org.jspecify.annotations.Nullable;
import ringside.kernel.identity.Who;

/** A link whose target depends on who follows it. */
final class GeneratedLink extends SymbolicLink {
  private final Node.Link node;

  GeneratedLink(FileSystem fileSystem, Node.Link node) {
    super(fileSystem, node.owner());
    this.node = node;
  }

  @Override
  boolean inMemory() {
    return false;
  }

  @Override
  String target(Caller caller) {
    return node.target().apply(caller);
  }

  @Override
  @Nullable Located jump(Caller caller) {
    OpenFile file = node.file().apply(caller);
    if (file == null) {
      return null;
    }
    Located where = file.where();
    return where != null
        ? where
        : new Located(
            new OpenedAlready(fileSystem(), file, caller.who()),
            caller.context().folder(),
            file.path());
  }

  @Override
  public long size() {
    return 0;
  }

  /**
   * A pipe or console that has no inode of its own: opening it once more shares it, as dup does.
   */
  private static final class OpenedAlready extends Inode {
    private final OpenFile file;

    OpenedAlready(FileSystem fileSystem, OpenFile file, Who owner) {
      super(fileSystem, FileKind.FIFO, file.status().mode() & 0777, owner);
      this.file = file;
    }

    @Override
    boolean inMemory() {
      return false;
    }

    @Override
    public long size() {
      return 0;
    }

    @Override
    public FileStatus status() {
      return file.status();
    }

    @Override
    OpenFile open(OpenFlags flags, Located where, Caller caller) {
      return file;
    }
  }
}
