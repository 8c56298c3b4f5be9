package ringside.kernel.syscall.signal;

import java.util.List;
import ringside.isa.Encoder;
import ringside.isa.Instruction;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.signal.SignalAction;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.ThreadSignals;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;

/**
 * What a handler finds on the stack, and rt_sigreturn takes from it (Linux: struct rt_sigframe of
 * riscv32): siginfo_t at 0, ucontext_t at 128.
 */
public final class SignalFrame {
  /** ucontext_t: flags, link, stack (3 words), mask, then the machine's part. */
  private static final int CONTEXT = SignalInfo.BYTES;

  private static final int STACK = CONTEXT + 8;
  private static final int MASK = CONTEXT + 20;

  /** pc, then x1..x31; behind them room for 528 bytes of floating point. */
  private static final int REGISTERS = CONTEXT + 160;

  private static final int BYTES = REGISTERS + 128 + 528;
  private static final int REGISTER_COUNT = 32;
  private static final int ON_STACK = 1;
  private static final int RA = 1;
  private static final int A7 = 17;

  /** What a handler returns to: li a7, rt_sigreturn; ecall. */
  private static final List<Integer> RETURN_CODE =
      List.of(
          Encoder.encode(Instruction.ADDI, A7, 0, 0, Syscall.RT_SIGRETURN.number()),
          Encoder.encode(Instruction.ECALL, 0, 0, 0, 0));

  private static final int SP = 2;
  private static final int A0 = 10;

  private final KernelCode code;
  private final UserMemory memory;

  /** Frames in a process's memory. */
  public SignalFrame(KernelCode code, UserMemory memory) {
    this.code = code;
    this.memory = memory;
  }

  /**
   * Puts a frame on the stack and sets the saved registers so that the handler runs.
   *
   * @param mask the signal mask that returning brings back
   * @throws ringside.kernel.memory.BadAddress where the stack can't be written
   */
  public void push(GuestThread thread, SignalInfo info, SignalAction action, long mask) {
    int pointer = stackFor(thread, action);
    int frame = pointer - BYTES & -16;
    memory.write(frame, Words.bytes(info.words()));
    memory.write(frame + CONTEXT, Words.bytes(0, 0));
    memory.write(
        frame + STACK, Words.bytes(stackWords(thread, code.load(thread.savedRegister(SP)))));
    memory.write(frame + MASK, Words.bytes((int) mask, (int) (mask >>> 32)));
    int[] registers = new int[REGISTER_COUNT];
    registers[0] = code.load(thread.savedPc());
    for (int i = 1; i < REGISTER_COUNT; i++) {
      registers[i] = code.load(thread.savedRegister(i));
    }
    memory.write(frame + REGISTERS, Words.bytes(registers));
    int trampoline = thread.process().space().trampoline(RETURN_CODE);
    code.store(thread.savedPc(), action.handler());
    code.store(thread.savedRegister(RA), trampoline);
    code.store(thread.savedRegister(SP), frame);
    code.store(thread.savedRegister(A0), info.signal());
    code.store(thread.savedRegister(A0 + 1), frame);
    code.store(thread.savedRegister(A0 + 2), frame + CONTEXT);
  }

  /** Takes registers, mask and alternate stack from the frame at the saved stack pointer. */
  public void pop(GuestThread thread) {
    int frame = code.load(thread.savedRegister(SP));
    long mask = memory.readLong(frame + MASK);
    int[] words = new int[REGISTER_COUNT];
    for (int i = 0; i < REGISTER_COUNT; i++) {
      words[i] = memory.readWord(frame + REGISTERS + i * 4);
    }
    code.store(thread.savedPc(), words[0]);
    for (int i = 1; i < REGISTER_COUNT; i++) {
      code.store(thread.savedRegister(i), words[i]);
    }
    thread.signals().setBlocked(mask);
    boolean disabled = (memory.readWord(frame + STACK + 4) & ThreadSignals.STACK_DISABLED) != 0;
    int bytes = memory.readWord(frame + STACK + 8);
    thread.signals().setStack(memory.readWord(frame + STACK), disabled ? 0 : bytes);
  }

  /** stack_t of a thread with a stack pointer: address, flags, size. */
  static int[] stackWords(GuestThread thread, int pointer) {
    ThreadSignals own = thread.signals();
    int enabled = own.onStack(pointer) ? ON_STACK : 0;
    int flags = own.stackBytes() == 0 ? ThreadSignals.STACK_DISABLED : enabled;
    return new int[] {own.stackAddress(), flags, own.stackBytes()};
  }

  private int stackFor(GuestThread thread, SignalAction action) {
    int pointer = code.load(thread.savedRegister(SP));
    ThreadSignals own = thread.signals();
    boolean alternate =
        action.has(SignalAction.ON_STACK) && own.stackBytes() != 0 && !own.onStack(pointer);
    return alternate ? own.stackAddress() + own.stackBytes() : pointer;
  }
}
