package ringside.tests.dwarf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.ElfReader;
import ringside.isa.elf.ElfSegment;
import ringside.isa.elf.LineTable;
import ringside.isa.elf.SourceLine;

/** Source lines of what gcc has compiled are those that binutils read. */
final class LinesTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^(\\S+)\\s+(\\d+)\\s+(0x[0-9a-f]+)(\\s.*)?$");
  private static final int MUTATIONS = Integer.getInteger("ringside.mutations", 800);

  @TempDir Path folder;

  static List<List<String>> ways() {
    return CrossTools.ways().toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void eachInstructionHasTheLineOfAddr2line(List<String> options) throws Exception {
    ElfImage image = ElfReader.read(CrossTools.compile("spans.c", options, folder));
    List<String> addresses = new ArrayList<>();
    for (ElfSegment segment : image.segments()) {
      for (int at = 0; segment.executable() && at < segment.bytes().length; at += 4) {
        addresses.add("0x" + Integer.toHexString(segment.virtualAddress() + at));
      }
    }
    List<String> words = new ArrayList<>(List.of("-s", "-e", folder.resolve("program.elf") + ""));
    words.addAll(addresses);
    String[] lines = CrossTools.binutil("addr2line", words.toArray(String[]::new)).split("\n", -1);
    assertThat(lines).hasSize(addresses.size() + 1);
    int known = 0;
    for (int i = 0; i < addresses.size(); i++) {
      String ours =
          image.lines().find(Integer.decode(addresses.get(i))).map(LinesTest::text).orElse("??:0");
      String theirs = lines[i].replaceAll(" \\(discriminator.*", "").replace(":?", ":0");
      assertThat(ours).as(addresses.get(i)).isEqualTo(theirs);
      known += ours.startsWith("??") ? 0 : 1;
    }
    assertThat(known).isGreaterThan(300);
  }

  private static String text(SourceLine line) {
    return line.file().substring(line.file().lastIndexOf('/') + 1) + ":" + line.line();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void rowsAreThoseOfReadelf(List<String> options) throws Exception {
    ElfImage image = ElfReader.read(CrossTools.compile("spans.c", options, folder));
    String dump =
        CrossTools.binutil(
            "readelf", "-W", "--debug-dump=decodedline", folder.resolve("program.elf") + "");
    List<String> theirs = new ArrayList<>();
    Matcher rows = ROW.matcher(dump);
    while (rows.find()) {
      int address = (int) Long.parseLong(rows.group(3).substring(2), 16);
      theirs.add(Integer.toHexString(address) + " " + rows.group(2));
    }
    List<String> ours = new ArrayList<>();
    for (LineTable.Row row : image.lines().rows()) {
      SourceLine source = row.source();
      if (source != null) {
        ours.add(Integer.toHexString(row.address()) + " " + source.line());
      }
    }
    assertThat(ours).hasSizeGreaterThan(200);
    assertThat(theirs).containsAll(ours);
  }

  /** Whoever damages a section finds nothing, or what is wrong, but no exception. */
  @Test
  void damagedSectionsEndInNoException() throws Exception {
    Random random = new Random(20_261_130);
    for (String version : List.of("-gdwarf-4", "-gdwarf-5")) {
      byte[] elf =
          CrossTools.compile(CrossTools.resource("frames.c"), List.of("-O2", version), folder);
      ElfImage whole = ElfReader.read(elf);
      int debug = whole.segments().stream().mapToInt(segment -> segment.bytes().length).sum();
      for (int i = 0; i < MUTATIONS; i++) {
        byte[] damaged = Arrays.copyOf(elf, elf.length);
        for (int change = random.nextInt(8); change >= 0; change--) {
          damaged[debug + random.nextInt(elf.length - debug)] = (byte) random.nextInt();
        }
        Damaged.look(damaged);
      }
    }
  }
}
