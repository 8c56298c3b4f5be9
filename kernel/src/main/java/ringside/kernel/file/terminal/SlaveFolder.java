package ringside.kernel.file.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.identity.Who;
import ringside.kernel.text.Routine;

/** /dev/pts: a name for each pair, as long as it has a master. */
final class SlaveFolder extends Directory {
  private static final int ALL_MAY_LOOK = 0755;
  private static final long FIRST_POSITION = 2;

  private final PseudoTerminals pairs;

  SlaveFolder(FileSystem fileSystem, PseudoTerminals pairs, Directory parent, String name) {
    super(fileSystem, ALL_MAY_LOOK, Who.ROOT, parent, name);
    this.pairs = pairs;
  }

  @Override
  public @Nullable Inode find(String wanted) {
    code().run(Routine.NAME_HASH);
    return pairs.devices().stream()
        .filter(device -> device.name().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  @Override
  public List<Entry> list(long position) {
    List<Entry> entries = new ArrayList<>();
    long next = FIRST_POSITION;
    for (SlaveDevice device : pairs.devices()) {
      if (next++ >= position) {
        entries.add(new Entry(device.name(), device.number(), FileKind.CHARACTER, next));
      }
    }
    return entries;
  }
}
