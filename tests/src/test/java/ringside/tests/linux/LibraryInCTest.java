package ringside.tests.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.programs.Catalogue;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;

/**
 * Programs that were written for a Linux C library and are built with the bundled one. Their
 * sources are in src/test/c/library, where {@code build} makes the executables anew; the texts say
 * what the same sources print with the C library of a Linux host.
 */
final class LibraryInCTest {
  private static final int FAMILY_ENDS_WITH = 3;
  private static final Pattern EQU = Pattern.compile("(?m)^\\.equ (\\w+), (\\S+)$");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"printing", "scanning", "text", "blocks", "threads", "family", "streams", "kin"})
  void functionsAnswerLikeThoseOfALinuxLibrary(String program) throws IOException {
    GuestResult ours = GuestRun.of(program, elf(program)).input(input(program)).run();
    assertThat(ours.output()).isEqualTo(text(program));
    assertThat(ours.status()).isEqualTo(program.equals("family") ? FAMILY_ENDS_WITH : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"printing", "scanning", "text", "blocks", "threads", "family", "streams", "kin"})
  void theyAnswerTheSameOnLinux(String program) throws IOException, InterruptedException {
    Linux.assumePresent();
    Linux.Run linux =
        Linux.run(folder, program, elf(program), List.of(), List.of(), input(program));
    assertThat(linux.output()).isEqualTo(text(program));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "long-environment",
        "many-arguments",
        "usage",
        "bad-remainder",
        "padding",
        "far-alarms",
        "first-lock",
        "futex-faults",
        "sync-special",
        "path-descriptors",
        "set-id",
        "exclusive",
        "read-only-device",
        "thread-ids",
        "low-ports",
        "timers-and-exec"
      })
  void aProgramThatWasWrittenForLinuxRunsUnedited(String program) throws IOException {
    GuestResult ours = GuestRun.of(program, elf(program)).called("/bin/" + program).run();
    assertThat(ours.output()).isEqualTo(text(program));
  }

  /** The C headers are what the kernel is tested with; the assembler's files must say the same. */
  @Test
  void constantsAndLayoutsAreThoseOfTheAssemblersIncludeFiles() throws IOException {
    Map<String, Integer> ofAssembler = new TreeMap<>(symbols("lib/constants.inc"));
    ofAssembler.putAll(symbols("lib/structures.inc"));
    Map<String, Integer> ofC = new TreeMap<>(printed("constants"));
    ofC.putAll(printed("layouts"));
    assertThat(ofC).hasSizeGreaterThan(400);
    assertThat(ofAssembler).containsAllEntriesOf(ofC);
    assertThat(symbols("lib/structures.inc").keySet()).isSubsetOf(ofC.keySet());
  }

  private static Map<String, Integer> printed(String program) throws IOException {
    String lines = GuestRun.of(program, elf(program)).run().output();
    return lines
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(words -> words[0], words -> Integer.valueOf(words[1])));
  }

  private static Map<String, Integer> symbols(String source) {
    Map<String, Integer> symbols = new TreeMap<>();
    Matcher matcher = EQU.matcher(Catalogue.source(source));
    while (matcher.find()) {
      symbols.put(matcher.group(1), Long.decode(matcher.group(2)).intValue());
    }
    return symbols;
  }

  @Test
  void aProgramThatOnlyWritesCarriesNoStreams() throws IOException {
    assertThat(elf("small").length).isLessThan(4096);
  }

  private static byte[] elf(String program) throws IOException {
    return resource(program + ".elf");
  }

  private static String text(String program) throws IOException {
    return new String(resource(program + ".txt"), UTF_8);
  }

  private static byte[] input(String program) throws IOException {
    return program.equals("scanning") ? resource("scanning.in") : new byte[0];
  }

  private static byte[] resource(String name) throws IOException {
    String path = "/ringside/tests/library/" + name;
    try (InputStream bytes = LibraryInCTest.class.getResourceAsStream(path)) {
      if (bytes == null) {
        throw new AssertionError("no " + name + ": run src/test/c/library/build");
      }
      return bytes.readAllBytes();
    }
  }
}
