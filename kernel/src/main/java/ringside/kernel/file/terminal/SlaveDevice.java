package ringside.kernel.file.terminal;

import ringside.kernel.file.Caller;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.identity.Who;

/** /dev/pts/N: who opened the master owns it, and the group tty may write to it. */
final class SlaveDevice extends Inode {
  private static final int PERMISSIONS = 0620;
  private static final int TTY_GROUP = 5;

  private final PseudoTerminal pair;
  private final PseudoTerminals table;

  SlaveDevice(FileSystem fileSystem, Who owner, PseudoTerminal pair, PseudoTerminals table) {
    super(fileSystem, FileKind.CHARACTER, PERMISSIONS, new Who(owner.uid(), TTY_GROUP));
    this.pair = pair;
    this.table = table;
  }

  /** Its name in /dev/pts. */
  String name() {
    return String.valueOf(pair.number());
  }

  @Override
  public int special() {
    return pair.terminal().device();
  }

  @Override
  public OpenFile open(OpenFlags flags, Located where, Caller caller) {
    return table.openSlave(pair, where, flags);
  }
}
