package ringside.kernel.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ringside.isa.Disassembler;
import ringside.isa.abi.Signal;
import ringside.isa.elf.ElfImage;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.text.KernelLayout;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/** Looks at a process that is about to be ended, free of charge, as a debugger would. */
public final class CrashReporter {
  private static final int REGISTERS = 32;
  private static final int MOST_FRAMES = 16;
  private static final int MOST_STACK_WORDS = 256;

  private final PhysicalMemory memory;

  /** Looks into a computer's memory. */
  public CrashReporter(PhysicalMemory memory) {
    this.memory = memory;
  }

  /** The report of a thread whose registers have been saved. */
  public CrashReport report(GuestThread thread, Signal signal, String what, int address) {
    Process process = thread.process();
    List<Integer> registers = registers(thread);
    int pc = peek(thread.savedPc());
    return new CrashReport(
        signal,
        what,
        pc,
        place(process.image(), pc),
        instruction(process.space(), pc),
        address,
        region(process.space(), address),
        walk(process.space(), address),
        registers,
        backtrace(process, pc, registers));
  }

  /** The saved program counter of a thread. */
  public int pc(GuestThread thread) {
    return peek(thread.savedPc());
  }

  private List<Integer> registers(GuestThread thread) {
    List<Integer> registers = new ArrayList<>(List.of(0));
    for (int i = 1; i < REGISTERS; i++) {
      registers.add(peek(thread.savedRegister(i)));
    }
    return registers;
  }

  private int peek(int kernelAddress) {
    return memory.readWord(KernelLayout.physical(kernelAddress));
  }

  /** Symbol and source line of an address, as far as known. */
  static String place(ElfImage image, int pc) {
    String symbol = image.symbolAt(pc).map(Object::toString).orElse("no symbol");
    return image.lines().find(pc).map(line -> symbol + ", " + line).orElse(symbol);
  }

  private String instruction(AddressSpace space, int pc) {
    Pte pte = space.peek(pc);
    if (!pte.leaf() || !pte.user() || (pc & 3) != 0) {
      return "";
    }
    return Disassembler.disassemble(userWord(pte, pc), pc);
  }

  private int userWord(Pte pte, int address) {
    return memory.readWord((pte.frame() << 12) + VirtualAddress.offset(address));
  }

  private static String region(AddressSpace space, int address) {
    if (Integer.compareUnsigned(address, KernelLayout.BASE) >= 0) {
      return "kernel space, which programs can't touch";
    }
    for (Region region : space.regions()) {
      if (region.contains(address)) {
        return region.kind().title()
            + " "
            + hex(region.start())
            + "-"
            + hex(region.end())
            + " "
            + region.protection().letters();
      }
    }
    return "no region";
  }

  private List<String> walk(AddressSpace space, int address) {
    int upperAddress = (space.rootFrame() << 12) + VirtualAddress.index(address, 1) * 4;
    Pte upper = new Pte(memory.readWord(upperAddress));
    List<String> lines = new ArrayList<>();
    lines.add(line(1, upper));
    if (upper.valid() && !upper.leaf()) {
      lines.add(line(0, space.peek(address)));
    }
    return lines;
  }

  private static String line(int level, Pte pte) {
    return "level-" + level + " entry " + hex(pte.bits()) + ": " + pte.inWords();
  }

  /** Return addresses: ra, then words of the stack that follow a call, innermost first. */
  private List<String> backtrace(Process process, int pc, List<Integer> registers) {
    Set<String> frames = new LinkedHashSet<>();
    frames.add(hex(pc) + " " + place(process.image(), pc));
    addReturn(process, registers.get(1), frames);
    int sp = registers.get(2) & ~3;
    for (int i = 0; i < MOST_STACK_WORDS && frames.size() < MOST_FRAMES; i++) {
      Pte pte = process.space().peek(sp + i * 4);
      if (!pte.leaf() || !pte.user()) {
        break;
      }
      addReturn(process, userWord(pte, sp + i * 4), frames);
    }
    return List.copyOf(frames);
  }

  private void addReturn(Process process, int address, Set<String> frames) {
    Pte pte = process.space().peek(address - 4);
    boolean code = (address & 3) == 0 && pte.leaf() && pte.user() && pte.executable();
    if (code && isCall(userWord(pte, address - 4))) {
      frames.add(hex(address) + " " + place(process.image(), address - 4));
    }
  }

  private static boolean isCall(int word) {
    int opcode = word & 0x7f;
    boolean linksRa = (word >>> 7 & 31) == 1;
    return linksRa && (opcode == 0x6f || opcode == 0x67);
  }

  private static String hex(int value) {
    return String.format("0x%08x", value);
  }
}
