package ringside.kernel.syscall.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.Frames;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.RemoteMemory;
import ringside.kernel.memory.UserVectors;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.syscall.Looking;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;
import ringside.mmu.sv32.Access;

/** process_vm_readv and process_vm_writev: copying between the memories of two processes. */
public final class RemoteCalls {
  private final KernelMemory memory;
  private final Processes processes;

  public RemoteCalls(KernelMemory memory, Processes processes) {
    this.memory = memory;
    this.processes = processes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.PROCESS_VM_READV, "ipupux", call -> transfer(call, false));
    table.add(Syscall.PROCESS_VM_WRITEV, "ipupux", call -> transfer(call, true));
  }

  private Outcome transfer(Call call, boolean writes) {
    if (call.argument(5) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    List<UserVectors.Part> local =
        IoVectors.read(call.memory(), call.argument(1), call.argument(2));
    List<UserVectors.Part> remote =
        IoVectors.readAny(call.memory(), call.argument(3), call.argument(4));
    Process target = processes.findAny(call.argument(0));
    if (target == null || target.exitStatus() != null) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (!Looking.isAllowed(call.process(), target)) {
      return Outcome.failed(Errno.EPERM);
    }
    Copy copy = new Copy(call, memory.frames(), new RemoteMemory(target.space()), writes);
    @Nullable BadAddress bad = copy.run(local, remote);
    return copy.moved > 0 || bad == null ? Outcome.done(copy.moved) : Outcome.failed(Errno.EFAULT);
  }

  /** The two lists side by side; what has been moved counts even where the rest can't be. */
  private static final class Copy {
    private final Call call;
    private final Frames frames;
    private final RemoteMemory memory;
    private final boolean writes;
    private int moved;

    Copy(Call call, Frames frames, RemoteMemory memory, boolean writes) {
      this.frames = frames;
      this.call = call;
      this.memory = memory;
      this.writes = writes;
    }

    @Nullable BadAddress run(List<UserVectors.Part> local, List<UserVectors.Part> remote) {
      int localIndex = 0;
      int localDone = 0;
      try {
        for (UserVectors.Part vector : remote) {
          for (int done = 0; done < vector.length() && localIndex < local.size(); ) {
            UserVectors.Part own = local.get(localIndex);
            int at = vector.address() + done;
            int inPage = AddressSpace.PAGE - (at & AddressSpace.PAGE - 1);
            int part = Math.min(vector.length() - done, own.length() - localDone);
            part = Math.min(part, inPage);
            move(at, own.address() + localDone, part);
            done += part;
            localDone += part;
            if (localDone == own.length()) {
              localIndex++;
              localDone = 0;
            }
          }
        }
        return null;
      } catch (BadAddress bad) {
        return bad;
      }
    }

    private void move(int remote, int local, int bytes) {
      if (bytes == 0) {
        return;
      }
      int kernel = memory.kernelAddress(remote, writes ? Access.STORE : Access.LOAD);
      // Counted as in use, the frame stays while the caller's own pages come in.
      frames.share(kernel & -AddressSpace.PAGE);
      try {
        if (writes) {
          call.memory().copyIn(local, kernel, bytes);
        } else {
          call.memory().copyOut(kernel, local, bytes);
        }
        moved += bytes;
      } finally {
        frames.release(kernel & -AddressSpace.PAGE);
      }
    }
  }
}
