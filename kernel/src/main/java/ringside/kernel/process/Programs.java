package ringside.kernel.process;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSegment;
import ringside.kernel.file.Caller;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.RegularFile;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Frames;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.Protection;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.SharedPages;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * Brings programs into memory. Read-only pages of a program are loaded once and shared by all who
 * run it; writable pages are each process's own. What the file does not hold costs nothing until
 * touched.
 */
public final class Programs {
  private static final int LINE_BYTES = 64;
  private static final int KEPT_IMAGES = 64;

  /** Files that one exec may look at: a program behind five scripts (Linux: exec_binprm). */
  private static final int MOST_REWRITES = 6;

  private final KernelMemory memory;
  private final KernelCode code;
  private final Map<String, ElfImage> images =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ElfImage> eldest) {
          return size() > KEPT_IMAGES;
        }
      };
  private final Map<String, SharedPages> sharedSegments = new HashMap<>();

  /** No programs yet. */
  public Programs(KernelMemory memory) {
    this.memory = memory;
    this.code = memory.code();
  }

  /**
   * Finds what a path is to run, through scripts to the program that interprets them.
   *
   * @throws FileError where a file is not there or not to be executed
   * @throws ElfFormatException where the file can't be run
   */
  public ExecTarget find(FileTree files, Caller caller, String path, List<String> argv)
      throws ElfFormatException {
    Located first = files.locate(caller, caller.context().folder(), path, true);
    return find(files, caller, first, path, argv);
  }

  /**
   * The same of a file that has been found (execveat(2)).
   *
   * @param path what scripts and their programs hear of it
   */
  public ExecTarget find(
      FileTree files, Caller caller, Located first, String path, List<String> argv)
      throws ElfFormatException {
    String next = path;
    List<String> arguments = argv;
    for (int depth = 0; depth < MOST_REWRITES; depth++) {
      Located found =
          depth == 0 ? first : files.locate(caller, caller.context().folder(), next, true);
      if (!(found.inode() instanceof RegularFile file)) {
        throw new FileError(Errno.EACCES);
      }
      file.require(caller.who(), Inode.EXECUTE);
      memory.frames().requireTotal(file.size());
      String key = file.fileSystem().device() + ":" + file.number() + ":" + file.version();
      ElfImage known = images.get(key);
      if (known != null) {
        return new ExecTarget(found, key, known, path, arguments);
      }
      byte[] bytes = file.contents();
      if (!Script.begins(bytes)) {
        ElfImage image = file.program(bytes);
        images.put(key, image);
        return new ExecTarget(found, key, image, path, arguments);
      }
      Script script = Script.of(bytes);
      if (script.interpreter().isEmpty()) {
        throw new FileError(Errno.ENOEXEC);
      }
      arguments = script.argv(next, arguments);
      next = script.interpreter();
    }
    throw new FileError(Errno.ELOOP);
  }

  /** Maps a program and its start-up stack into a new address space. */
  AddressSpace load(ExecTarget target, int[] stack) {
    AddressSpace space = new AddressSpace(memory);
    try {
      int end = 0;
      for (ElfSegment segment : target.image().segments()) {
        map(space, target.key(), segment);
        end = segment.virtualAddress() + segment.memorySize();
      }
      space.startHeap(pageUp(end));
      buildStack(space, stack);
      return space;
    } catch (RuntimeException failed) {
      space.release();
      throw failed;
    }
  }

  private void map(AddressSpace space, String program, ElfSegment segment) {
    int start = segment.virtualAddress() & -AddressSpace.PAGE;
    int end = pageUp(segment.virtualAddress() + segment.memorySize());
    Protection protection = Protection.ofSegment(segment.flags());
    Region.Kind kind = segment.executable() ? Region.Kind.CODE : Region.Kind.DATA;
    SharedPages shared = segment.writable() ? null : shared(program, segment);
    Region region = space.add(start, end, protection, kind, shared, 0);
    int fileEnd = pageUp(segment.virtualAddress() + segment.bytes().length);
    for (int page = start; page != fileEnd; page += AddressSpace.PAGE) {
      bringIn(space, region, segment, page, shared);
    }
  }

  private void bringIn(
      AddressSpace space,
      Region region,
      ElfSegment segment,
      int page,
      @Nullable SharedPages shared) {
    if (shared == null) {
      space.prepare(page);
      space.install(page, load(segment, page), region.protection());
      return;
    }
    int index = page - region.start() >>> 12;
    if (!shared.holds(index)) {
      shared.put(index, load(segment, page));
    }
    space.installShared(region, page);
  }

  private SharedPages shared(String program, ElfSegment segment) {
    String key = program + "@" + segment.virtualAddress();
    return sharedSegments.computeIfAbsent(
        key, k -> new SharedPages(memory.frames(), () -> sharedSegments.remove(key)));
  }

  /** Fills a frame with the part of a segment that stands at a page. */
  private int load(ElfSegment segment, int page) {
    Frames frames = memory.frames();
    int frame = frames.allocate();
    int[] words = new int[AddressSpace.PAGE / 4];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(segment, page + i * 4 - segment.virtualAddress());
    }
    code.storeLines(Routine.FILL_LINE, frame, words, AddressSpace.PAGE / LINE_BYTES);
    return frame;
  }

  private static int word(ElfSegment segment, int offset) {
    int word = 0;
    for (int i = 0; i < 4; i++) {
      boolean inFile = offset + i >= 0 && offset + i < segment.bytes().length;
      word |= inFile ? (segment.bytes()[offset + i] & 0xff) << i * 8 : 0;
    }
    return word;
  }

  private void buildStack(AddressSpace space, int[] words) {
    int start = AddressSpace.STACK_TOP - words.length * 4;
    int firstPage = start & -AddressSpace.PAGE;
    Protection readWrite = new Protection(true, true, false);
    space.add(firstPage, AddressSpace.STACK_TOP, readWrite, Region.Kind.STACK, null, 0);
    for (int page = firstPage; page != AddressSpace.STACK_TOP; page += AddressSpace.PAGE) {
      space.prepare(page);
      int frame = memory.frames().allocateZeroed();
      space.install(page, frame, readWrite);
      fillStackPage(frame, words, page - start >> 2);
    }
  }

  private void fillStackPage(int frame, int[] words, int firstWord) {
    for (int i = 0; i < AddressSpace.PAGE / 4; i++) {
      int index = firstWord + i;
      if (index >= 0 && index < words.length && words[index] != 0) {
        code.run(Routine.COPY_WORD);
        code.store(frame + i * 4, words[index]);
      }
    }
  }

  /** Programs whose pages are in memory, for leak checks: none when all who ran them have ended. */
  public List<String> loaded() {
    return List.copyOf(sharedSegments.keySet());
  }

  private static int pageUp(int address) {
    return address + AddressSpace.PAGE - 1 & -AddressSpace.PAGE;
  }
}
