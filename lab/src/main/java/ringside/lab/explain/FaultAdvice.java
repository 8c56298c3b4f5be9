package ringside.lab.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Fields;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.process.Process;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.text.KernelLayout;
import ringside.lab.explain.Advice.Hint;
import ringside.mmu.sv32.Access;

/** Why an access to memory was refused (SIGSEGV). */
final class FaultAdvice {
  private static final int SP = 2;
  private static final int PAGE = AddressSpace.PAGE;

  private final Process process;
  private final List<Region> regions;
  private final int address;

  FaultAdvice(Process process, int address) {
    this.process = process;
    this.regions = List.copyOf(process.space().regions());
    this.address = address;
  }

  /**
   * The likely reason.
   *
   * @param access what was tried
   * @param word the instruction, or 0
   * @param sp its stack pointer
   */
  Advice of(Access access, int word, int sp) {
    boolean first = Integer.compareUnsigned(address, PAGE) < 0;
    boolean kernel = Integer.compareUnsigned(address, KernelLayout.BASE) >= 0;
    if (access == Access.FETCH) {
      return jump(first, kernel);
    }
    if (first) {
      return Advice.of(Hint.NULL);
    }
    if (kernel) {
      return Advice.of(Hint.KERNEL);
    }
    Region region = at(address);
    boolean closed = region == null || !region.protection().allows(Access.LOAD);
    Advice stack = closed && isOfStack(word, sp) ? stack(region) : null;
    if (stack != null) {
      return stack;
    }
    if (region == null) {
      return Advice.of(Hint.POINTER);
    }
    return closed ? Advice.of(Hint.NO_ACCESS) : readOnly(region);
  }

  private Advice jump(boolean first, boolean kernel) {
    Region region = at(address);
    if (first) {
      return Advice.of(Hint.JUMP_NULL);
    }
    if (kernel) {
      return Advice.of(Hint.JUMP_KERNEL);
    }
    return region == null
        ? Advice.of(Hint.JUMP_NOWHERE)
        : Advice.of(Hint.JUMP_DATA, region.kind().name());
  }

  private @Nullable Region at(int place) {
    return regions.stream().filter(region -> region.contains(place)).findFirst().orElse(null);
  }

  private Advice readOnly(Region region) {
    ElfImage image = process.image();
    if (image.segmentAt(address).isEmpty() || region.kind() == Region.Kind.MAPPING) {
      return Advice.of(Hint.READ_ONLY);
    }
    if (!region.protection().execute()) {
      return Advice.of(Hint.CONSTANT);
    }
    ElfSymbol.Kind kind = image.symbolAt(address).map(found -> found.symbol().kind()).orElse(null);
    if (kind == ElfSymbol.Kind.OBJECT) {
      return Advice.of(Hint.CONSTANT);
    }
    boolean code = kind == ElfSymbol.Kind.FUNCTION || image.lines().find(address).isPresent();
    return Advice.of(code ? Hint.CODE : Hint.CODE_OR_CONSTANT);
  }

  /** Whether the instruction addresses the stack: by sp itself, or close to it. */
  private boolean isOfStack(int word, int sp) {
    boolean memory = (word & 0x7f) == 0x03 || (word & 0x7f) == 0x23;
    boolean bySp = memory && Fields.rs1(word) == SP;
    long distance = Math.abs(Integer.toUnsignedLong(address) - Integer.toUnsignedLong(sp));
    return bySp || distance <= PAGE;
  }

  /** Which stack has run over: the region that comes next above the address is what is left. */
  private @Nullable Advice stack(@Nullable Region region) {
    Region above = above(region == null ? address : region.end() - 1);
    if (above == null) {
      return null;
    }
    if (above.kind() == Region.Kind.STACK) {
      boolean limited = region == null;
      long bytes = process.limits().soft(ResourceLimits.STACK);
      return limited ? Advice.of(Hint.STACK, bytes(bytes)) : null;
    }
    boolean adjacent = region != null && region.end() == above.start();
    boolean near = above.start() - address > 0 && above.start() - address <= PAGE;
    boolean ofThread = above.kind() == Region.Kind.MAPPING && above.protection().write();
    if (!ofThread || !adjacent && !near) {
      return null;
    }
    int guard = region != null && adjacent ? region.end() - region.start() : 0;
    return Advice.of(
        Hint.THREAD_STACK,
        Hex.of(above.start() - guard) + "-" + Hex.of(above.end()),
        bytes(above.end() - above.start() + guard),
        bytes(guard));
  }

  private @Nullable Region above(int place) {
    return regions.stream()
        .filter(region -> Integer.compareUnsigned(region.start(), place) > 0)
        .min((one, other) -> Integer.compareUnsigned(one.start(), other.start()))
        .orElse(null);
  }

  private static String bytes(long count) {
    boolean whole = count > 0 && count % 1024 == 0;
    return whole ? count / 1024 + " KiB" : count + " bytes";
  }
}
