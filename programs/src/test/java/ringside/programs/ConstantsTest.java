package ringside.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** lib/constants.inc against the headers of a Linux host: those are generic, and riscv32's too. */
final class ConstantsTest {
  private static final Path HEADERS = Path.of("/usr/include");
  private static final Pattern EQU = Pattern.compile("(?m)^\\.equ (\\w+), (\\S+)$");
  private static final Pattern DEFINE =
      Pattern.compile(
          "(?m)^#\\s*define\\s+(\\w+)\\s+\\(?(-?(?:0x)?[0-9a-fA-F]+)[uUlL]*\\)?\\s*(?:/\\*.*)?$");
  private static final List<String> GENERIC =
      List.of(
          "fcntl",
          "ioctls",
          "mman",
          "mman-common",
          "poll",
          "resource",
          "siginfo",
          "signal",
          "signal-defs",
          "socket");
  private static final List<String> LINUX =
      List.of(
          "eventpoll",
          "fcntl",
          "futex",
          "fs",
          "in",
          "ipc",
          "memfd",
          "mman",
          "msg",
          "sched",
          "sem",
          "shm",
          "stat",
          "tcp",
          "time",
          "wait");

  @Test
  void everyConstantThatALinuxHeaderDefinesHasItsValue() throws IOException {
    assumeTrue(
        Files.isDirectory(HEADERS.resolve("asm-generic")),
        "skipped: needs the kernel's headers of Debian's linux-libc-dev");
    Map<String, Integer> linux = new TreeMap<>();
    for (String header : GENERIC) {
      read("asm-generic/" + header, linux);
    }
    for (String header : LINUX) {
      read("linux/" + header, linux);
    }
    Map<String, Integer> ours = symbols(EQU, Catalogue.source("lib/constants.inc"));
    Map<String, Integer> common = new TreeMap<>(linux);
    common.keySet().retainAll(ours.keySet());
    assertThat(common).hasSizeGreaterThan(180);
    assertThat(ours).containsAllEntriesOf(common);
  }

  private static void read(String header, Map<String, Integer> into) throws IOException {
    Path file = HEADERS.resolve(header + ".h");
    if (Files.exists(file)) {
      symbols(DEFINE, Files.readString(file, StandardCharsets.UTF_8)).forEach(into::putIfAbsent);
    }
  }

  private static Map<String, Integer> symbols(Pattern pattern, String text) {
    Map<String, Integer> symbols = new TreeMap<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (!matcher.group(2).matches("-?0[0-7]*[89].*|[1-9][0-9]*[a-fA-F].*|[a-fA-F].*")) {
        symbols.put(matcher.group(1), Long.decode(matcher.group(2)).intValue());
      }
    }
    return symbols;
  }
}
