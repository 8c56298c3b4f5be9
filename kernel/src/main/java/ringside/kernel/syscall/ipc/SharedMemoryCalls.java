package ringside.kernel.syscall.ipc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.ipc.IpcPermission;
import ringside.kernel.ipc.IpcTable;
import ringside.kernel.ipc.SharedSegment;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.Protection;
import ringside.kernel.memory.Region;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/** System V shared memory: shmget, shmat, shmdt, shmctl. */
public final class SharedMemoryCalls {
  private static final int SHM_RDONLY = 010000;
  private static final int SHM_RND = 020000;
  private static final int SHM_REMAP = 040000;
  private static final int SHM_EXEC = 0100000;
  private static final int SHM_LOCK = 11;
  private static final int SHM_UNLOCK = 12;
  private static final int SHM_STAT = 13;
  private static final int SHM_INFO = 14;
  private static final int SHM_STAT_ANY = 15;
  private static final int PAGE = AddressSpace.PAGE;
  private static final int LOWEST = 0x10000;

  private final KernelCode code;
  private final KernelMemory memory;
  private final GuestClock clock;
  private final IpcTable<SharedSegment> segments;
  private final IpcCalls<SharedSegment> common;

  public SharedMemoryCalls(
      KernelCode code, KernelMemory memory, GuestClock clock, SystemV systemV) {
    this.code = code;
    this.memory = memory;
    this.clock = clock;
    this.segments = systemV.segments();
    this.common = new IpcCalls<>(segments, clock);
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SHMGET, "xux", this::get);
    table.add(Syscall.SHMAT, "ipx", this::attach);
    table.add(Syscall.SHMDT, "p", this::detach);
    table.add(Syscall.SHMCTL, "iip", this::control);
  }

  private Outcome get(Call call) {
    int bytes = call.argument(1);
    return common.get(
        call,
        call.argument(0),
        call.argument(2),
        segment -> Integer.compareUnsigned(bytes, segment.bytes()) > 0 ? Errno.EINVAL : null,
        () -> refuse(bytes),
        (id, permission, now) -> make(call, id, permission, now, bytes));
  }

  private @Nullable Errno refuse(int bytes) {
    if (bytes == 0) {
      return Errno.EINVAL;
    }
    return Integer.compareUnsigned(bytes, AddressSpace.STACK_TOP) > 0 ? Errno.ENOMEM : null;
  }

  private SharedSegment make(Call call, int id, IpcPermission permission, long now, int bytes) {
    return new SharedSegment(
        memory, id, permission, now, bytes, call.process().pid(), () -> removeId(id));
  }

  private void removeId(int id) {
    SharedSegment segment = segments.find(id);
    if (segment != null) {
      segments.remove(segment);
    }
  }

  private Outcome attach(Call call) {
    code.run(Routine.SHARED_ATTACH);
    int flags = call.argument(2);
    boolean readOnly = (flags & SHM_RDONLY) != 0;
    SharedSegment segment = segments.find(call.argument(0));
    int address = call.argument(1);
    if (address % PAGE != 0) {
      if ((flags & SHM_RND) == 0) {
        return Outcome.failed(Errno.EINVAL);
      }
      address &= -PAGE;
    }
    if (segment == null || address == 0 && (flags & SHM_REMAP) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    int wanted = readOnly ? IpcPermission.READ : IpcPermission.READ | IpcPermission.WRITE;
    if (!segment.permission().allows(call.process().credentials(), wanted)) {
      return Outcome.failed(Errno.EACCES);
    }
    Protection protection = new Protection(true, !readOnly, (flags & SHM_EXEC) != 0);
    return map(call, segment, address, protection);
  }

  private Outcome map(Call call, SharedSegment segment, int wanted, Protection protection) {
    AddressSpace space = call.process().space();
    int length = segment.bytes() + PAGE - 1 & -PAGE;
    int start = wanted == 0 ? space.findGap(length) : wanted;
    if (start == 0) {
      return Outcome.failed(Errno.ENOMEM);
    }
    boolean outside =
        Integer.compareUnsigned(start, LOWEST) < 0
            || Integer.compareUnsigned(start, AddressSpace.STACK_TOP - length) > 0;
    if (outside) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!space.isFree(start, start + length)) {
      if ((call.argument(2) & SHM_REMAP) == 0) {
        return Outcome.failed(Errno.EINVAL);
      }
      space.unmap(start, start + length);
    }
    space.add(start, start + length, protection, Region.Kind.MAPPING, segment.pages(), 0);
    segment.noteAttach(call.process().pid(), IpcCalls.now(clock));
    return Outcome.done(start);
  }

  /**
   * Unmaps the segment that was attached at an address: all its pages that are where it put them.
   */
  private Outcome detach(Call call) {
    code.run(Routine.MUNMAP);
    AddressSpace space = call.process().space();
    int address = call.argument(0);
    if (address % PAGE != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    SharedSegment segment = attachedAt(space, address);
    if (segment == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    segment.noteDetach(call.process().pid(), IpcCalls.now(clock));
    for (Region region : List.copyOf(space.regions())) {
      boolean inPlace = region.start() - region.backingPage() * PAGE == address;
      if (region.backing() == segment.pages() && inPlace) {
        space.unmap(region.start(), region.end());
      }
    }
    return Outcome.done(0);
  }

  private @Nullable SharedSegment attachedAt(AddressSpace space, int address) {
    for (Region region : space.regions()) {
      boolean inPlace = region.start() - region.backingPage() * PAGE == address;
      for (SharedSegment segment : inPlace ? segments.all() : List.<SharedSegment>of()) {
        if (region.backing() == segment.pages()) {
          return segment;
        }
      }
    }
    return null;
  }

  private Outcome control(Call call) {
    int command = call.argument(1);
    if (command == IpcCalls.IPC_INFO || command == SHM_INFO) {
      return info(call, command);
    }
    boolean bySlot = command == SHM_STAT || command == SHM_STAT_ANY;
    SharedSegment segment =
        bySlot ? segments.inSlot(call.argument(0)) : segments.find(call.argument(0));
    if (segment == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    return switch (command) {
      case IpcCalls.IPC_STAT, SHM_STAT, SHM_STAT_ANY -> status(call, segment, command);
      case IpcCalls.IPC_SET -> {
        Errno bad = common.set(call, segment, call.argument(2));
        yield bad == null ? Outcome.done(0) : Outcome.failed(bad);
      }
      case IpcCalls.IPC_RMID -> remove(call, segment);
      // Nothing of a segment is ever swapped out without being asked back, so that a lock is kept.
      case SHM_LOCK, SHM_UNLOCK ->
          segment.permission().isOwner(call.process().credentials())
              ? Outcome.done(0)
              : Outcome.failed(Errno.EPERM);
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private Outcome remove(Call call, SharedSegment segment) {
    if (!segment.permission().isOwner(call.process().credentials())) {
      return Outcome.failed(Errno.EPERM);
    }
    segment.remove();
    return Outcome.done(0);
  }

  private Outcome status(Call call, SharedSegment segment, int command) {
    boolean mayRead =
        command == SHM_STAT_ANY
            || segment.permission().allows(call.process().credentials(), IpcPermission.READ);
    if (!mayRead) {
      return Outcome.failed(Errno.EACCES);
    }
    IpcCalls.write(
        call,
        call.argument(2),
        segment,
        segment.modeBits(),
        segment.bytes(),
        (int) segment.attached(),
        (int) (segment.attached() >>> 32),
        (int) segment.detached(),
        (int) (segment.detached() >>> 32),
        (int) segment.changed(),
        (int) (segment.changed() >>> 32),
        segment.creatorPid(),
        segment.lastPid(),
        segment.attachments(),
        0,
        0);
    return Outcome.done(command == IpcCalls.IPC_STAT ? 0 : segment.id());
  }

  /** struct shminfo64 (max, min, mni, seg, all) or struct shm_info (ids, pages, resident …). */
  private Outcome info(Call call, int command) {
    int pages = segments.all().stream().mapToInt(s -> s.bytes() + PAGE - 1 >>> 12).sum();
    int resident = segments.all().stream().mapToInt(s -> s.pages().resident()).sum();
    int[] limits = {0x7fffffff, 1, SystemV.MOST_SEGMENTS, SystemV.MOST_SEGMENTS, 0x7fffffff};
    int[] use = {segments.all().size(), pages, resident, 0, 0, 0};
    boolean used = command == SHM_INFO;
    call.memory().write(call.argument(2), Words.bytes(used ? use : limits));
    return Outcome.done(segments.highestSlot());
  }
}
