package ringside.tests.dwarf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** gcc and what comes with it for the guests' processor; skipped where it is missing. */
final class CrossTools {
  private static final String PREFIX = "riscv64-unknown-elf-";
  private static final Path LIBRARY = Path.of("..", "programs", "lib", "c").toAbsolutePath();
  private static final Path SOURCES = Path.of("src", "test", "c").toAbsolutePath();
  private static final Map<String, Boolean> PRESENT = new ConcurrentHashMap<>();

  private CrossTools() {}

  /** The ways to compile that are compared. */
  static Stream<List<String>> ways() {
    List<List<String>> ways = new ArrayList<>();
    for (String optimization : List.of("-O0", "-O2")) {
      for (String version : List.of("-gdwarf-4", "-gdwarf-5")) {
        ways.add(List.of(optimization, version));
        ways.add(List.of(optimization, version, "-fno-omit-frame-pointer"));
      }
    }
    return ways.stream();
  }

  static void assumePresent(String tool) {
    boolean present = PRESENT.computeIfAbsent(tool, CrossTools::isPresent);
    assumeTrue(present, tool + " is not installed");
  }

  private static boolean isPresent(String tool) {
    try {
      return new ProcessBuilder(tool, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A source of this package's resources. */
  static String resource(String name) {
    return Path.of("src", "test", "resources", "ringside", "tests", "dwarf", name)
        .toAbsolutePath()
        .toString();
  }

  /** Compiles a program of src/test/c as the user would, in the folder of the sources. */
  static byte[] compile(String source, List<String> options, Path folder) throws IOException {
    assumePresent(PREFIX + "gcc");
    Path out = folder.resolve("program.elf");
    List<String> words =
        new ArrayList<>(
            List.of(PREFIX + "gcc", "-march=rv32ima", "-mabi=ilp32", "-nostdlib", "-static"));
    words.addAll(options);
    words.addAll(List.of("-Wl,--build-id=none", "-T", LIBRARY.resolve("guest.ld").toString()));
    words.addAll(List.of("-I", LIBRARY.toString(), source));
    words.addAll(List.of(LIBRARY.resolve("start.s").toString()));
    words.addAll(List.of(LIBRARY.resolve("ringside.c").toString(), "-lgcc", "-o", out.toString()));
    assertThat(run(words)).isEmpty();
    return Files.readAllBytes(out);
  }

  /** What one of the binutils says. */
  static String binutil(String name, String... arguments) throws IOException {
    assumePresent(PREFIX + name);
    List<String> words = new ArrayList<>(List.of(PREFIX + name));
    words.addAll(List.of(arguments));
    return run(words);
  }

  static String run(List<String> words) throws IOException {
    Process process =
        new ProcessBuilder(words).directory(SOURCES.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
