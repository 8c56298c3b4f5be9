package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed out runs wherever it is unpacked, with a Java runtime alone. */
final class ZipTest {
  private static final int MOST_SECONDS = 60;

  @TempDir Path folder;
  private Path home = Path.of("");

  @BeforeEach
  void unpack() throws IOException {
    Path target = Path.of("..", "cli", "target");
    Path zip;
    try (var files = Files.list(target)) {
      zip = files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElse(null);
    }
    assumeTrue(zip != null, "nothing has been packaged: 'mvn verify' does that");
    Path place = Files.createDirectory(folder.resolve("새 폴더"));
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        write(place.resolve(entry.getName()), entry, entries);
      }
    }
    try (var folders = Files.list(place)) {
      home = folders.findFirst().orElseThrow();
    }
    assertThat(home.resolve("ringside").toFile().setExecutable(true)).isTrue();
  }

  @Test
  void itRunsWhereBlanksAndKoreanLettersStandInThePath() throws IOException, InterruptedException {
    String hello = "Hello from a process!\n";
    assertThat(run("run", "hello")).as("before there is an archive of classes").isEqualTo(hello);
    assertThat(run("run", "hello")).as("with the archive").isEqualTo(hello);
  }

  @Test
  void aSourceBesideItRunsToo() throws IOException, InterruptedException {
    Files.writeString(
        home.resolve("과제 1.s"),
        ".globl main\nmain: la a0, text\n j print_string\n.data\ntext: .asciz \"done\\n\"\n");
    assertThat(run("run", "과제 1.s")).isEqualTo("done\n");
  }

  @Test
  void itHoldsLicenceAndNotice() {
    assertThat(
            List.of(
                "LICENSE",
                "NOTICE",
                "README.md",
                "README.ko.md",
                "ringside.cmd",
                "java.options",
                "docs"))
        .allMatch(name -> Files.exists(home.resolve(name)));
  }

  private static void write(Path file, ZipEntry entry, InputStream bytes) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else {
      Files.createDirectories(file.getParent());
      Files.copy(bytes, file);
    }
  }

  private String run(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(home.resolve("ringside").toString());
    builder.command().addAll(List.of(words));
    builder.directory(home.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("LANG", "LC_ALL", "LC_CTYPE"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
