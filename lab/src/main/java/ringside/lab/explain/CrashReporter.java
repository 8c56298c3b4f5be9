package ringside.lab.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.cpu.TrapCause;
import ringside.isa.Disassembler;
import ringside.isa.abi.Signal;
import ringside.kernel.event.Event;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.lab.explain.Advice.Hint;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/** Looks at a process that is about to be ended, free of charge, as a debugger would. */
public final class CrashReporter {
  private static final int SP = 2;

  private final PhysicalMemory memory;
  private final SavedRegisters saved;
  private final Backtrace backtrace;

  /** Looks into a computer's memory. */
  public CrashReporter(PhysicalMemory memory) {
    this.memory = memory;
    this.saved = new SavedRegisters(memory);
    this.backtrace = new Backtrace(memory);
  }

  /**
   * The report of a thread whose registers have been saved.
   *
   * @param crash its deed, told before anything has been taken from the process
   */
  public CrashReport report(GuestThread thread, Event.Crashed crash) {
    OptionalInt address = crash.address();
    Process process = thread.process();
    List<Integer> registers = saved.registers(thread);
    int pc = saved.pc(thread);
    return new CrashReport(
        crash.signal(),
        crash.deed(),
        crash.cause(),
        crash.value(),
        pc,
        Backtrace.place(process.image(), pc),
        instruction(process.space(), pc),
        address,
        address.isPresent() ? AddressPlace.of(process.space(), address.getAsInt()) : null,
        address.isPresent() ? walk(process.space(), address.getAsInt()) : List.of(),
        registers,
        backtrace.of(thread, pc, registers),
        advice(process, crash.signal(), crash.cause(), address, pc, registers.get(SP)));
  }

  private Advice advice(
      Process process, Signal signal, TrapCause cause, OptionalInt address, int pc, int sp) {
    int word = word(process.space(), pc).orElse(0);
    return switch (signal) {
      case SIGILL -> IllegalAdvice.of(word);
      case SIGTRAP -> Advice.of(Hint.BREAKPOINT);
      case SIGKILL -> Advice.of(Hint.MEMORY);
      case SIGSYS -> Advice.of(Hint.CALL);
      case SIGBUS -> bus(cause);
      case SIGSEGV ->
          access(cause)
              .flatMap(
                  access ->
                      address.stream()
                          .mapToObj(at -> new FaultAdvice(process, at).of(access, word, sp))
                          .findFirst())
              .orElse(Advice.of(Hint.ARGUMENT));
      default -> Advice.of(Hint.OTHER);
    };
  }

  private static Advice bus(TrapCause cause) {
    return switch (cause) {
      case INSTRUCTION_MISALIGNED -> Advice.of(Hint.JUMP_ODD);
      case LOAD_MISALIGNED, STORE_MISALIGNED -> Advice.of(Hint.MISALIGNED);
      case INSTRUCTION_PAGE_FAULT, LOAD_PAGE_FAULT, STORE_PAGE_FAULT -> Advice.of(Hint.FILE_END);
      default -> Advice.of(Hint.OTHER);
    };
  }

  private static Optional<Access> access(TrapCause cause) {
    return switch (cause) {
      case INSTRUCTION_PAGE_FAULT, INSTRUCTION_ACCESS_FAULT -> Optional.of(Access.FETCH);
      case LOAD_PAGE_FAULT, LOAD_ACCESS_FAULT -> Optional.of(Access.LOAD);
      case STORE_PAGE_FAULT, STORE_ACCESS_FAULT -> Optional.of(Access.STORE);
      default -> Optional.empty();
    };
  }

  private String instruction(AddressSpace space, int pc) {
    OptionalInt word = word(space, pc);
    if (word.isEmpty()) {
      return "";
    }
    return Hex.of(word.getAsInt()) + "  " + Disassembler.disassemble(word.getAsInt(), pc);
  }

  private OptionalInt word(AddressSpace space, int pc) {
    return (pc & 3) == 0 ? new UserView(memory, space).wordAt(pc) : OptionalInt.empty();
  }

  private List<Pte> walk(AddressSpace space, int address) {
    int upperAddress = (space.rootFrame() << 12) + VirtualAddress.index(address, 1) * 4;
    Pte upper = new Pte(memory.readWord(upperAddress));
    return upper.valid() && !upper.leaf() ? List.of(upper, space.peek(address)) : List.of(upper);
  }
}
