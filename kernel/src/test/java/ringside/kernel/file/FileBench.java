package ringside.kernel.file;

import ringside.cpu.Hart;
import ringside.isa.abi.Errno;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.Protection;
import ringside.kernel.memory.Region;
import ringside.kernel.memory.SwapDisk;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.trap.KernelStart;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Wakeups;
import ringside.mmu.Mmu;
import ringside.mmu.Satp;
import ringside.mmu.cache.Dram;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.memory.PhysicalMemory;

/** A file tree and a user's memory on a hart, without processes. */
final class FileBench {
  static final int USER = 0x2000_0000;

  private static final int MEMORY_BYTES = 4 << 20;
  private static final int USER_BYTES = 32 * AddressSpace.PAGE;

  final KernelMemory memory;
  final FileTree tree;
  final Caller root;
  private final KernelCode code;
  private final KernelStart start;
  final Wakeups wakeups;
  private final AddressSpace space;
  private final int framesAtStart;
  private final int objectsAtStart;

  FileBench() {
    Configuration configuration = Configuration.of(Preset.TINY);
    Meter meter = new Meter(new Ledger(), 0);
    PhysicalMemory physical = new PhysicalMemory(MEMORY_BYTES);
    Mmu mmu = new Mmu(configuration.mmu(), physical, new Dram(1), meter);
    KernelLayout layout = new KernelLayout(MEMORY_BYTES);
    code = new KernelCode(new Hart(mmu, configuration.pipeline()));
    start = new KernelStart(code, layout, false);
    memory = new KernelMemory(code, layout, 128 << 10, new SwapDisk(0, 0, 0));
    framesAtStart = memory.frames().inUse();
    objectsAtStart = memory.heap().objects();
    wakeups = new Wakeups(code);
    tree =
        new FileTree(
            new FileSystem.Machinery(
                memory, wakeups, new GuestClock(code, 100, 0), FileBench::noDevice));
    root = new Caller(Who.ROOT, new FileContext(tree.root()), 0, 0);
    space = new AddressSpace(memory);
    space.add(
        USER, USER + USER_BYTES, new Protection(true, true, false), Region.Kind.MAPPING, null, 0);
    mmu.writeSatp(Satp.of(space.rootFrame(), 0), space.serial());
  }

  private static OpenFile noDevice(int special, Located where, OpenFlags flags, Caller caller) {
    throw new FileError(Errno.ENXIO);
  }

  UserMemory user() {
    return space.user();
  }

  OpenFile open(String path, int flags) {
    OpenFile file = tree.open(root, tree.root(), path, new OpenFlags(flags), 0644);
    file.use();
    return file;
  }

  Located locate(String path) {
    return tree.locate(root, tree.root(), path, false);
  }

  int write(OpenFile file, byte[] bytes, long at) {
    space.user().write(USER, bytes);
    return ((Outcome.Done) file.writeAt(space.user(), USER, bytes.length, at)).value();
  }

  byte[] read(OpenFile file, int length) {
    int count = ((Outcome.Done) file.readAt(space.user(), USER, length, 0)).value();
    return space.user().read(USER, count);
  }

  /** Frames and objects that were not given back after all was closed and switched off. */
  int leaks() {
    root.context().release();
    tree.shutDown();
    space.release();
    start.leave(space);
    code.finish();
    return memory.frames().inUse() - framesAtStart + memory.heap().objects() - objectsAtStart;
  }
}
