package ringside.kernel.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfReader;
import ringside.isa.elf.ElfSegment;
import ringside.kernel.file.ProgramStore;
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

  private final KernelMemory memory;
  private final KernelCode code;
  private final ProgramStore store;
  private final Map<String, ElfImage> images = new HashMap<>();
  private final Map<String, SharedPages> sharedSegments = new HashMap<>();

  /** The programs of a store. */
  public Programs(KernelMemory memory, ProgramStore store) {
    this.memory = memory;
    this.code = memory.code();
    this.store = store;
  }

  /**
   * The image of a program.
   *
   * @return empty where no file has that path
   * @throws ElfFormatException where the file can't be run
   */
  public Optional<ElfImage> find(String path) throws ElfFormatException {
    ElfImage known = images.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<byte[]> bytes = store.find(path);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    ElfImage image = ElfReader.read(bytes.get());
    images.put(path, image);
    return Optional.of(image);
  }

  /** Maps a program and its start-up stack into a new address space. */
  AddressSpace load(String path, ElfImage image, int[] stack) {
    AddressSpace space = new AddressSpace(memory);
    try {
      int end = 0;
      for (ElfSegment segment : image.segments()) {
        map(space, path, segment);
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

  private void map(AddressSpace space, String path, ElfSegment segment) {
    int start = segment.virtualAddress() & -AddressSpace.PAGE;
    int end = pageUp(segment.virtualAddress() + segment.memorySize());
    Protection protection = Protection.ofSegment(segment.flags());
    Region.Kind kind = segment.executable() ? Region.Kind.CODE : Region.Kind.DATA;
    SharedPages shared = segment.writable() ? null : shared(path, segment);
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

  private SharedPages shared(String path, ElfSegment segment) {
    String key = path + "@" + segment.virtualAddress();
    return sharedSegments.computeIfAbsent(
        key, k -> new SharedPages(memory.frames(), () -> sharedSegments.remove(key)));
  }

  /** Fills a frame with the part of a segment that stands at a page. */
  private int load(ElfSegment segment, int page) {
    Frames frames = memory.frames();
    int frame = frames.allocate();
    for (int line = 0; line < AddressSpace.PAGE; line += LINE_BYTES) {
      code.run(Routine.FILL_LINE);
      for (int offset = line; offset < line + LINE_BYTES; offset += 4) {
        code.store(frame + offset, word(segment, page + offset - segment.virtualAddress()));
      }
    }
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
