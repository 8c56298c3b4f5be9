package ringside.kernel.file.generated;

import org.jspecify.annotations.Nullable;
import ringside.kernel.file.Caller;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileStatus;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.SymbolicLink;
import ringside.kernel.identity.Who;

/** A link whose target depends on who follows it. */
final class GeneratedLink extends SymbolicLink {
  private final Node.Link node;

  GeneratedLink(FileSystem fileSystem, Node.Link node) {
    super(fileSystem, node.owner());
    this.node = node;
  }

  @Override
  public boolean inMemory() {
    return false;
  }

  @Override
  public boolean isMagic() {
    return node.magic();
  }

  @Override
  public String target(Caller caller) {
    return node.target().apply(caller);
  }

  @Override
  public @Nullable Located jump(Caller caller) {
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
    public boolean inMemory() {
      return false;
    }

    @Override
    public FileStatus status() {
      return file.status();
    }

    @Override
    public OpenFile open(OpenFlags flags, Located where, Caller caller) {
      return file;
    }
  }
}
