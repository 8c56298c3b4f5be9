package ringside.kernel.process;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;

/**
 * A process by a descriptor, which never comes to mean another (pidfd_open(2)): it can be read when
 * the process has ended, though there is nothing to read.
 */
public final class PidFile extends OpenFile {
  private final Process process;

  /** Of a process. */
  public PidFile(Process process) {
    this.process = process;
  }

  /** The process, which may have ended and be forgotten. */
  public Process process() {
    return process;
  }

  @Override
  public Outcome read(UserMemory memory, int address, int length) {
    return Outcome.failed(Errno.EINVAL);
  }

  @Override
  public Outcome write(UserMemory memory, int address, int length, int written) {
    return Outcome.failed(Errno.EINVAL);
  }

  @Override
  public int readiness() {
    return process.exitStatus() == null ? 0 : Readiness.IN;
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(process.endEvents());
  }

  @Override
  public String title() {
    return "pidfd";
  }

  @Override
  public String path() {
    return "anon_inode:[pidfd]";
  }

  @Override
  public int accessMode() {
    return 2;
  }
}
