package ringside.kernel.file.terminal;

import ringside.isa.abi.Errno;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;

/** Writes what programs write, as far as there is room (Linux: n_tty_write). */
final class TerminalWriter {
  private static final int BLOCK = 4096;

  private final KernelCode code;
  private final LineOutput output;
  private final WaitQueue room;

  TerminalWriter(KernelCode code, LineOutput output, WaitQueue room) {
    this.code = code;
    this.output = output;
    this.room = room;
  }

  Outcome write(UserMemory memory, int address, int length, int written, boolean nonBlocking) {
    int done = written;
    try {
      while (done < length && output.hasRoom()) {
        code.run(Routine.CONSOLE_IO);
        done += put(memory.read(address + done, Math.min(BLOCK, length - done)));
      }
    } catch (BadAddress bad) {
      if (done == 0) {
        throw bad;
      }
      output.flush();
      return Outcome.done(done);
    }
    output.flush();
    if (done == length) {
      return Outcome.done(done);
    }
    if (nonBlocking) {
      return done > 0 ? Outcome.done(done) : Outcome.failed(Errno.EAGAIN);
    }
    return Outcome.wait(room, done);
  }

  private int put(byte[] bytes) {
    int count = 0;
    while (count < bytes.length && output.hasRoom()) {
      output.put(bytes[count++] & 0xff);
    }
    return count;
  }
}
