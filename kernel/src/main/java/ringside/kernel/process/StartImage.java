package ringside.kernel.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ringside.isa.elf.ElfImage;
import ringside.kernel.identity.Credentials;
import ringside.kernel.memory.AddressSpace;

/**
 * The stack that a program starts with (System V ABI, "Process Initialization"): argc, argv, envp
 * and the auxiliary vector, with the strings above them.
 */
final class StartImage {
  private static final int AT_PHDR = 3;
  private static final int AT_PHENT = 4;
  private static final int AT_PHNUM = 5;
  private static final int AT_PAGESZ = 6;
  private static final int AT_BASE = 7;
  private static final int AT_FLAGS = 8;
  private static final int AT_ENTRY = 9;
  private static final int AT_UID = 11;
  private static final int AT_EUID = 12;
  private static final int AT_GID = 13;
  private static final int AT_EGID = 14;
  private static final int AT_HWCAP = 16;
  private static final int AT_CLKTCK = 17;
  private static final int AT_SECURE = 23;
  private static final int AT_RANDOM = 25;
  private static final int AT_EXECFN = 31;
  private static final int PROGRAM_HEADER_BYTES = 32;

  /** One bit a letter of the ISA: I, M and A. */
  private static final int HWCAP_IMA = 1 << 'I' - 'A' | 1 << 'M' - 'A' | 1;

  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private final List<Integer> words = new ArrayList<>();
  private final int stringsStart;

  private StartImage(int stringsStart) {
    this.stringsStart = stringsStart;
  }

  /** Bytes from the stack pointer to {@link AddressSpace#STACK_TOP}, as little-endian words. */
  static int[] build(
      ElfImage image,
      String path,
      List<String> argv,
      List<String> envp,
      Credentials who,
      byte[] random) {
    int stringBytes = 16 + length(path);
    for (String text : argv) {
      stringBytes += length(text);
    }
    for (String text : envp) {
      stringBytes += length(text);
    }
    StartImage start = new StartImage(AddressSpace.STACK_TOP - (stringBytes + 15 & -16));
    start.fill(image, path, argv, envp, who, random);
    return start.toWords();
  }

  private void fill(
      ElfImage image,
      String path,
      List<String> argv,
      List<String> envp,
      Credentials who,
      byte[] random) {
    words.add(argv.size());
    argv.forEach(text -> words.add(string(text)));
    words.add(0);
    envp.forEach(text -> words.add(string(text)));
    words.add(0);
    auxiliary(AT_PHDR, image.programHeaderAddress());
    auxiliary(AT_PHENT, PROGRAM_HEADER_BYTES);
    auxiliary(AT_PHNUM, image.programHeaderCount());
    auxiliary(AT_PAGESZ, AddressSpace.PAGE);
    auxiliary(AT_BASE, 0);
    auxiliary(AT_FLAGS, 0);
    auxiliary(AT_ENTRY, image.entry());
    auxiliary(AT_UID, who.uid());
    auxiliary(AT_EUID, who.euid());
    auxiliary(AT_GID, who.gid());
    auxiliary(AT_EGID, who.egid());
    auxiliary(AT_HWCAP, HWCAP_IMA);
    auxiliary(AT_CLKTCK, 100);
    auxiliary(AT_SECURE, who.isSecure() ? 1 : 0);
    auxiliary(AT_RANDOM, stringsStart + strings.size());
    bytes(random);
    auxiliary(AT_EXECFN, string(path));
    auxiliary(0, 0);
  }

  private void auxiliary(int type, int value) {
    words.add(type);
    words.add(value);
  }

  private int string(String text) {
    int address = stringsStart + strings.size();
    bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    strings.write(0);
    return address;
  }

  private void bytes(byte[] bytes) {
    strings.write(bytes, 0, bytes.length);
  }

  /** The words, then zeros up to the strings so that the stack pointer is a multiple of 16. */
  private int[] toWords() {
    int wordBytes = words.size() * 4;
    int start = stringsStart - wordBytes & -16;
    int[] all = new int[AddressSpace.STACK_TOP - start >>> 2];
    for (int i = 0; i < words.size(); i++) {
      all[i] = words.get(i);
    }
    byte[] bytes = strings.toByteArray();
    int firstString = stringsStart - start >>> 2;
    for (int i = 0; i < bytes.length; i++) {
      all[firstString + (i >>> 2)] |= (bytes[i] & 0xff) << (i & 3) * 8;
    }
    return all;
  }

  private static int length(String text) {
    return text.length() + 1;
  }
}
