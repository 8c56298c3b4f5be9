package ringside.kernel.file;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.sched.WaitQueue;
import ringside.kernel.syscall.Outcome;

/** One end of a pipe as a file. */
public final class PipeEnd extends OpenFile {
  private final Pipe pipe;
  private final boolean writer;

  private PipeEnd(Pipe pipe, boolean writer) {
    this.pipe = pipe;
    this.writer = writer;
  }

  /** The end that reads. */
  public static PipeEnd reader(Pipe pipe) {
    pipe.addReader();
    return new PipeEnd(pipe, false);
  }

  /** The end that writes. */
  public static PipeEnd writer(Pipe pipe) {
    pipe.addWriter();
    return new PipeEnd(pipe, true);
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    return writer ? Outcome.failed(Errno.EBADF) : pipe.read(memory, address, length, nonBlocking());
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    return writer
        ? pipe.write(memory, address, length, written, nonBlocking())
        : Outcome.failed(Errno.EBADF);
  }

  @Override
  public String title() {
    return "pipe";
  }

  @Override
  public int accessMode() {
    return writer ? 1 : 0;
  }

  @Override
  public int readable() {
    return pipe.filled();
  }

  @Override
  public int readiness() {
    return writer ? pipe.writerReadiness() : pipe.readerReadiness();
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(writer ? pipe.notFull() : pipe.notEmpty());
  }

  @Override
  protected void closed() {
    if (writer) {
      pipe.removeWriter();
    } else {
      pipe.removeReader();
    }
  }
}
