package ringside.kernel.file.device;

import ringside.isa.abi.Errno;
import ringside.kernel.choice.RandomSource;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.text.KernelCode;

/** The devices that there are, by Linux's numbers (admin-guide/devices.txt). */
public final class CharacterDevices implements FileSystem.Drivers {
  private static final int NULL = 1 << 8 | 3;
  private static final int ZERO = 1 << 8 | 5;
  private static final int FULL = 1 << 8 | 7;
  private static final int RANDOM = 1 << 8 | 8;
  private static final int URANDOM = 1 << 8 | 9;
  private static final int TERMINAL = 5 << 8;
  private static final int CONSOLE = 5 << 8 | 1;

  private final KernelCode code;
  private final Terminal terminal;
  private final RandomSource random;

  /** The devices of a computer. */
  public CharacterDevices(KernelCode code, Terminal terminal, RandomSource random) {
    this.code = code;
    this.terminal = terminal;
    this.random = random;
  }

  @Override
  public OpenFile open(int special, Located where, OpenFlags flags) {
    return switch (special) {
      case NULL -> new MemoryDevice(MemoryDevice.Kind.NULL, random::next, where, flags);
      case ZERO -> new MemoryDevice(MemoryDevice.Kind.ZERO, random::next, where, flags);
      case FULL -> new MemoryDevice(MemoryDevice.Kind.FULL, random::next, where, flags);
      case RANDOM, URANDOM ->
          new MemoryDevice(MemoryDevice.Kind.RANDOM, random::next, where, flags);
      case TERMINAL, CONSOLE -> console(special, where, flags);
      default -> throw new FileError(Errno.ENXIO);
    };
  }

  /** A process has a terminal of its own only where the console is one. */
  private OpenFile console(int special, Located where, OpenFlags flags) {
    if (special == TERMINAL && !terminal.console().isTerminal()) {
      throw new FileError(Errno.ENXIO);
    }
    return new ConsoleDevice(terminal, code, where, flags);
  }
}
