package ringside.kernel.file.device;

import ringside.isa.abi.Errno;
import ringside.kernel.choice.RandomSource;
import ringside.kernel.file.Caller;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileSystem;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;

/** The devices that there are, by Linux's numbers (admin-guide/devices.txt). */
public final class CharacterDevices implements FileSystem.Drivers {
  private static final int NULL = 1 << 8 | 3;
  private static final int ZERO = 1 << 8 | 5;
  private static final int FULL = 1 << 8 | 7;
  private static final int RANDOM = 1 << 8 | 8;
  private static final int URANDOM = 1 << 8 | 9;

  private final RandomSource random;
  private FileSystem.Drivers others =
      (special, where, flags, caller) -> {
        throw new FileError(Errno.ENXIO);
      };

  /** The devices of a computer. */
  public CharacterDevices(RandomSource random) {
    this.random = random;
  }

  /** Sets who knows the devices that are none of memory. */
  public void add(FileSystem.Drivers more) {
    others = more;
  }

  @Override
  public OpenFile open(int special, Located where, OpenFlags flags, Caller caller) {
    return switch (special) {
      case NULL -> new MemoryDevice(MemoryDevice.Kind.NULL, random::next, where, flags);
      case ZERO -> new MemoryDevice(MemoryDevice.Kind.ZERO, random::next, where, flags);
      case FULL -> new MemoryDevice(MemoryDevice.Kind.FULL, random::next, where, flags);
      case RANDOM, URANDOM ->
          new MemoryDevice(MemoryDevice.Kind.RANDOM, random::next, where, flags);
      default -> others.open(special, where, flags, caller);
    };
  }
}
