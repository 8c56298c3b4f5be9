package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ringside.isa.Instruction;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.trap.Kernel;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/**
 * Damaged ELF files and random instructions end in a clear result, never in an exception of ours.
 * The suite takes a sample; {@code -Dringside.fuzz=100000} sets how many of each.
 */
final class RobustnessTest {
  private static final int SAMPLES = Integer.getInteger("ringside.fuzz", 300);
  private static final long CYCLES = 150_000;
  private static final List<GuestProgram> VICTIMS =
      Catalogue.all().stream().filter(program -> !program.name().equals("forkbomb")).toList();

  @Test
  void damagedExecutablesEndInAClearResult() {
    assertThat(endsOf(this::damaged).values().stream().mapToInt(i -> i).sum()).isEqualTo(SAMPLES);
  }

  @Test
  void randomInstructionsEndInAClearResult() {
    assertThat(endsOf(this::randomCode).values().stream().mapToInt(i -> i).sum())
        .isEqualTo(SAMPLES);
  }

  @Test
  void randomWellFormedInstructionsEndInAClearResult() {
    assertThat(endsOf(this::wellFormedCode).values().stream().mapToInt(i -> i).sum())
        .isEqualTo(SAMPLES);
  }

  @Test
  void loadJustAboveTheStackIsAFaultAndNoGrowthOfTheStack() {
    int lbuFromAbove = Instruction.LBU.match() | 10 << 7 | 2 << 15 | 1493 << 20;
    GuestResult result = GuestRun.of("guest", program(new int[] {lbuFromAbove})).run();
    assertThat(result.status()).isEqualTo(128 + 11);
  }

  /**
   * Prints how the runs of both kinds ended, for the full count.
   *
   * @param arguments none; the count is the system property ringside.fuzz
   */
  public static void main(String[] arguments) {
    RobustnessTest test = new RobustnessTest();
    System.out.println("damaged ELF files: " + test.endsOf(test::damaged));
    System.out.println("random instructions: " + test.endsOf(test::randomCode));
    System.out.println("random well-formed instructions: " + test.endsOf(test::wellFormedCode));
  }

  private interface Victim {
    byte[] make(Random random);
  }

  private Map<String, Integer> endsOf(Victim victim) {
    Map<String, Integer> ends = new TreeMap<>();
    for (int seed = 0; seed < SAMPLES; seed++) {
      ends.merge(endOf(victim.make(new Random(seed)), seed), 1, Integer::sum);
    }
    return ends;
  }

  private static String endOf(byte[] elf, int seed) {
    try {
      GuestResult result =
          GuestRun.of("guest", elf)
              .with("memory", "4MiB")
              .with("processes", 16)
              .atMost(CYCLES)
              .tryRun();
      return result.end() == Kernel.End.EXITED
          ? String.valueOf(result.exit() == null ? "?" : result.exit().toString())
          : result.end().toString();
    } catch (ElfFormatException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return "refused";
    } catch (RuntimeException | Error ours) {
      throw new AssertionError("seed " + seed, ours);
    }
  }

  /** A bundled program with some bytes changed, mostly in its headers, or cut off. */
  private byte[] damaged(Random random) {
    byte[] elf = Catalogue.elf(VICTIMS.get(random.nextInt(VICTIMS.size()))).clone();
    for (int i = random.nextInt(6); i >= 0; i--) {
      int range = random.nextInt(3) == 0 ? elf.length : 52 + 32 * 4;
      int place = random.nextInt(Math.min(range, elf.length));
      switch (random.nextInt(4)) {
        case 0 -> elf[place] = (byte) random.nextInt();
        case 1 -> elf[place] ^= (byte) (1 << random.nextInt(8));
        case 2 -> elf[place] = (byte) (random.nextBoolean() ? 0xff : 0);
        default -> putWord(elf, place & -4, random);
      }
    }
    return random.nextInt(10) == 0 ? Arrays.copyOf(elf, random.nextInt(elf.length)) : elf;
  }

  private static void putWord(byte[] elf, int place, Random random) {
    int[] nasty = {0, -1, 1 << 31, 0x7fffffff, 0xc0000000, 4095, random.nextInt()};
    if (place + 4 <= elf.length) {
      ByteBuffer.wrap(elf)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(place, nasty[random.nextInt(nasty.length)]);
    }
  }

  private byte[] randomCode(Random random) {
    return program(random.ints(400).toArray());
  }

  /** Words that are instructions, and system calls with random numbers and arguments. */
  private byte[] wellFormedCode(Random random) {
    Instruction[] all = Instruction.values();
    int[] words = new int[400];
    for (int i = 0; i < words.length; i++) {
      Instruction instruction = all[random.nextInt(all.length)];
      boolean calls = random.nextInt(12) == 0;
      words[i] =
          calls
              ? Instruction.ECALL.match()
              : instruction.match() | random.nextInt() & ~instruction.mask();
      if (random.nextInt(8) == 0) {
        int a7 = 17;
        words[i] = Instruction.ADDI.match() | a7 << 7 | random.nextInt(450) << 20;
      }
    }
    return program(words);
  }

  /** The smallest ELF file that Linux would run, with these words at 0x10054. */
  private static byte[] program(int[] words) {
    int size = 84 + 4 * words.length;
    ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    elf.putInt(0x464c457f).putInt(0x00010101).putLong(0);
    elf.putShort((short) 2).putShort((short) 243).putInt(1).putInt(0x10054).putInt(52);
    elf.putInt(0).putInt(0).putShort((short) 52).putShort((short) 32).putShort((short) 1);
    elf.putShort((short) 40).putShort((short) 0).putShort((short) 0);
    elf.putInt(1).putInt(0).putInt(0x10000).putInt(0x10000).putInt(size).putInt(size + 8192);
    elf.putInt(7).putInt(4096);
    for (int word : words) {
      elf.putInt(word);
    }
    return elf.array();
  }
}
