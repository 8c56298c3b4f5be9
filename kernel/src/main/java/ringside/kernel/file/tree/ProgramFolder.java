package ringside.kernel.file.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfFile;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfImage;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Inode;
import ringside.kernel.file.LoadedFile;
import ringside.kernel.identity.Who;
import ringside.kernel.text.Routine;

/** /bin: the programs of the store, which nobody can change. */
final class ProgramFolder extends Directory {
  private static final int ALL_MAY_RUN = 0755;
  private static final long FIRST_POSITION = 2;

  private final ProgramStore store;
  private final TreeMap<String, ProgramFile> files = new TreeMap<>();

  ProgramFolder(FileSystem fileSystem, ProgramStore store, Directory parent, String name) {
    super(fileSystem, ALL_MAY_RUN, Who.ROOT, parent, name);
    this.store = store;
  }

  @Override
  public @Nullable Inode find(String wanted) {
    code().run(Routine.NAME_HASH);
    code().load(object() + KIND_WORDS);
    return file(wanted);
  }

  @Override
  public List<Entry> list(long position) {
    List<Entry> entries = new ArrayList<>();
    long next = FIRST_POSITION;
    for (String name : store.names()) {
      ProgramFile file = file(name);
      if (next++ >= position && file != null) {
        entries.add(new Entry(name, file.number(), FileKind.REGULAR, next));
      }
    }
    return entries;
  }

  @Override
  public void discard() {
    files.values().forEach(Inode::discard);
    files.clear();
    super.discard();
  }

  private @Nullable ProgramFile file(String name) {
    ProgramFile known = files.get(name);
    if (known != null) {
      return known;
    }
    ElfFile stored = store.find(path() + "/" + name).orElse(null);
    if (stored == null) {
      return null;
    }
    ProgramFile file = new ProgramFile(fileSystem(), stored);
    files.put(name, file);
    return file;
  }

  /** A program of the store. */
  private static final class ProgramFile extends LoadedFile {
    private final ElfFile stored;

    ProgramFile(FileSystem fileSystem, ElfFile stored) {
      super(fileSystem, ALL_MAY_RUN, Who.ROOT);
      this.stored = stored;
    }

    @Override
    public long size() {
      return stored.bytes().length;
    }

    @Override
    public ElfImage program(byte[] contents) throws ElfFormatException {
      return stored.image();
    }

    @Override
    public byte[] load(long position, int length) {
      byte[] bytes = stored.bytes();
      int start = (int) Math.min(position, bytes.length);
      return Arrays.copyOfRange(bytes, start, Math.min(start + length, bytes.length));
    }
  }
}
