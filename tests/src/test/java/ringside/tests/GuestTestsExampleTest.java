package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project examples/guest-tests, built by Maven against what this build has packaged: broken
 * programs fail their tests, and their mended twins pass. Skipped where Maven is not on the path.
 * {@code -Dringside.course=update} writes the failure that docs/testing-guests.md shows anew.
 */
final class GuestTestsExampleTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLE = HOME.resolve("examples/guest-tests");
  private static final Path PAGE = HOME.resolve("docs/testing-guests.md");
  private static final List<String> MODULES =
      List.of("isa", "mmu", "cpu", "translate", "kernel", "programs", "lab", "junit");
  private static final String TEXT = "```text\n";
  private static final boolean UPDATE = "update".equals(System.getProperty("ringside.course"));
  private static final int MOST_MINUTES = 5;

  /** For processes of a few seconds, which end before the better compiler has paid for itself. */
  private static final String SHORT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  @TempDir Path folder;
  private final List<Path> links = new ArrayList<>();
  private Path maven = Path.of("");

  @BeforeEach
  void needsMavenAndJars() throws IOException {
    maven =
        Arrays.stream(System.getenv("PATH").split(System.getProperty("path.separator"), -1))
            .map(place -> Path.of(place, "mvn"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(maven);
    assumeTrue(Files.isExecutable(maven), "mvn is not on the path");
    for (String module : MODULES) {
      boolean packaged = !jars(module).isEmpty();
      assumeTrue(packaged, module + " has not been packaged: 'mvn verify' does that");
    }
  }

  /** What the links lead to is not ours to delete. */
  @AfterEach
  void removeLinks() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  @Test
  void mendedProgramsPass() throws IOException, InterruptedException {
    String output = output("test");
    assertThat(output)
        .contains("BUILD SUCCESS", "Tests run: 6, Failures: 0, Errors: 0, Skipped: 0")
        .contains("CounterTest", "CounterProperties", "StackProperties")
        .containsPattern("ringside: every schedule with at most 2 preemptions: counter: ");
  }

  @Test
  void brokenProgramsFailWithTheShrunkCaseAndTheToken() throws IOException, InterruptedException {
    String output = output("test", "-Pbroken");
    assertThat(output)
        .contains("BUILD FAILURE", "Tests run: 4, Failures: 3, Errors: 0, Skipped: 0");
    assertThat(output)
        .as("a property over schedules: one round is enough")
        .containsPattern("(?s)Shrunk Sample .{1,80}rounds: 1\\R")
        .containsPattern("@Replay\\(\"rs1:counter@[0-9a-f]{16}:p[0-9]+-[34][^\"]*\"\\)")
        .contains("printed  '1\\n'", "broken-lock.s:6  reads taken = 0")
        .containsPattern("ringside run --schedule \\S+ src/test/resources/counter.s .* -- 1");
    String message = message(output);
    if (UPDATE) {
      String page = Files.readString(PAGE);
      Files.writeString(PAGE, page.replace(shown(page), message));
    }
    assertThat(message)
        .as("as docs/testing-guests.md has it")
        .isEqualTo(shown(Files.readString(PAGE)));
    assertThat(output)
        .as("a talk with the stack: the fifth number is one too many")
        .contains("[\"push 0\", \"push 0\", \"push 0\", \"push 0\", \"push 0\"]");
  }

  /** What the test with all schedules says, in Maven's summary at the end. */
  private static String message(String output) {
    String start = "BrokenCounterTest.countsExactly:";
    int from = output.indexOf(' ', output.lastIndexOf(start)) + 1;
    int last = output.indexOf("\n  ringside run --schedule", from);
    return output.substring(from, output.indexOf('\n', last + 1) + 1);
  }

  /** What the page shows of that. */
  private static String shown(String page) {
    int from = page.indexOf(TEXT) + TEXT.length();
    return page.substring(from, page.indexOf("```", from));
  }

  /** What docs/testing-guests.md shows of the project is what stands there. */
  @Test
  void thePageShowsTheProject() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(EXAMPLE.resolve("src"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file)).append('\n');
      }
    }
    all.append(Files.readString(EXAMPLE.resolve("pom.xml")));
    List<String> shown = blocks(Files.readString(PAGE));
    assertThat(shown).hasSizeGreaterThan(4);
    assertThat(shown).allSatisfy(block -> assertThat(all).contains(block));
  }

  /** Blocks of Java, assembly and XML, each of one language. */
  private static List<String> blocks(String page) {
    List<String> blocks = new ArrayList<>();
    String[] parts = page.split("```", -1);
    for (int i = 1; i < parts.length; i += 2) {
      int end = parts[i].indexOf('\n');
      if (List.of("java", "asm", "xml").contains(parts[i].substring(0, end))) {
        blocks.add(parts[i].substring(end + 1));
      }
    }
    return blocks;
  }

  private String output(String... arguments) throws IOException, InterruptedException {
    Path project = folder.resolve("project");
    copy(EXAMPLE, project);
    Path repository = repository();
    String offline = run(project, repository, true, arguments);
    return offline.contains("in offline mode")
        ? run(project, repository, false, arguments)
        : offline;
  }

  private String run(Path project, Path repository, boolean offline, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(maven.toString(), "-B", "-ntp"));
    if (offline) {
      command.add("-o");
    }
    command.add("-Dmaven.repo.local=" + repository);
    command.add("-DargLine=" + SHORT);
    command.addAll(List.of(arguments));
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MAVEN_OPTS", SHORT);
    environment.put("LC_ALL", "en_US.UTF-8");
    Process process = builder.start();
    boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    return Files.readString(log, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  /** Maven's own repository, but for ours: what this build has packaged. */
  private Path repository() throws IOException {
    Path own = Files.createDirectories(folder.resolve("repository"));
    Path shared = Path.of(System.getProperty("localRepository", usualRepository()));
    try (Stream<Path> groups = Files.list(shared)) {
      for (Path group : groups.filter(Files::isDirectory).toList()) {
        if (!group.endsWith("ringside")) {
          Path link = own.resolve(group.getFileName());
          links.add(Files.createSymbolicLink(link, group.toAbsolutePath()));
        }
      }
    }
    String version = install(own);
    Path parent = Files.createDirectories(own.resolve("ringside/ringside/" + version));
    Files.copy(HOME.resolve("pom.xml"), parent.resolve("ringside-" + version + ".pom"));
    return own;
  }

  private static String usualRepository() {
    return Path.of(System.getProperty("user.home"), ".m2", "repository").toString();
  }

  private static String install(Path repository) throws IOException {
    String version = "";
    for (String module : MODULES) {
      String artifact = "ringside-" + module;
      String jar = jars(module).get(0).getFileName().toString();
      version = jar.substring(artifact.length() + 1, jar.length() - ".jar".length());
      Path place =
          Files.createDirectories(repository.resolve("ringside/" + artifact + "/" + version));
      Files.copy(jars(module).get(0), place.resolve(jar));
      Path pom = place.resolve(artifact + "-" + version + ".pom");
      Files.copy(HOME.resolve(module).resolve("pom.xml"), pom);
    }
    return version;
  }

  private static List<Path> jars(String module) throws IOException {
    Path target = HOME.resolve(module).resolve("target");
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("ringside-" + module + "-[^-]*\\.jar"))
          .toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(file -> !file.startsWith(from.resolve("target"))).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
