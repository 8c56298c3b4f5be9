package ringside.kernel.file;

import ringside.isa.abi.Errno;
import ringside.kernel.identity.Who;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.text.Routine;

/**
 * A file whose bytes stand outside memory: a page is loaded when it is first touched, as from a
 * disk. Its pages are given back when nobody has it open or mapped.
 */
public abstract class LoadedFile extends RegularFile {
  private static final int LINE_BYTES = 64;

  /** A file whose contents are loaded piece by piece. */
  public LoadedFile(FileSystem fileSystem, int permissions, Who owner) {
    super(fileSystem, permissions, owner);
  }

  /** Bytes from a position on; fewer at the end. */
  public abstract byte[] load(long position, int length);

  @Override
  public final void fill(int page, int frame) {
    byte[] bytes = loadOrNothing((long) page * PAGE);
    int[] words = new int[PAGE / 4];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(bytes, i * 4);
    }
    code().storeLines(Routine.FILL_LINE, frame, words, PAGE / LINE_BYTES);
  }

  /** A page that can't be loaded any more reads as zeros: a fault can't wait for the host. */
  private byte[] loadOrNothing(long position) {
    try {
      return load(position, PAGE);
    } catch (FileError gone) {
      return new byte[0];
    }
  }

  @Override
  public void resize(long size) {
    throw new FileError(Errno.EROFS);
  }

  @Override
  public int write(UserMemory user, int address, int length, long position) {
    throw new FileError(Errno.EROFS);
  }

  @Override
  public byte[] contents() {
    return load(0, (int) Math.min(size(), Integer.MAX_VALUE));
  }

  @Override
  public void unused() {
    backing().dropUnmapped();
  }

  private static int word(byte[] bytes, int offset) {
    int word = 0;
    for (int i = 0; i < 4 && offset + i < bytes.length; i++) {
      word |= (bytes[offset + i] & 0xff) << i * 8;
    }
    return word;
  }
}
