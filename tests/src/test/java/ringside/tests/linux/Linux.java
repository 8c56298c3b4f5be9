package ringside.tests.linux;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/** The oracle: executables on Linux, through qemu-riscv32 where the host has it. */
public final class Linux {
  private static final String QEMU = "qemu-riscv32";
  private static final int NOT_ALLOWED = 125;

  /** Why a test is skipped where there is no qemu-riscv32. */
  static final String MISSING = "skipped: needs qemu-riscv32 of Debian's qemu-user";

  /** What a run left behind; the status as a shell shows it, or -1 where it did not end. */
  public record Run(int status, String output) {}

  /** One run of the oracle. */
  interface Once {
    Run run() throws IOException, InterruptedException;
  }

  private static final int MOST_TRIES = 3;
  private static final int MOST_SECONDS = 60;

  /** Status of a run that did not end; qemu-user may lose a signal, and wait for ever. */
  private static final int NO_END = -1;

  private Linux() {}

  /**
   * What Linux answers; asked again where that is not as expected, for which of several processes
   * is first there, and whether something comes in time, depends on what else the host does.
   */
  static Run answer(Predicate<Run> asExpected, Once once) throws IOException, InterruptedException {
    Run answer = once.run();
    for (int tries = 1; tries < MOST_TRIES && !asExpected.test(answer); tries++) {
      answer = once.run();
    }
    return answer;
  }

  /** Skips the test where there is no qemu-riscv32. */
  public static void assumePresent() {
    Assumptions.assumeTrue(isPresent(), MISSING);
  }

  /** Whether the host has qemu-riscv32. */
  static boolean isPresent() {
    return List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, QEMU)));
  }

  /** What keeps the host's IPC keys and queues out of a run, where the host allows it. */
  private static List<String> isolation() throws IOException, InterruptedException {
    for (List<String> way :
        List.of(
            List.of("unshare", "--ipc"),
            List.of("unshare", "--user", "--map-current-user", "--ipc"))) {
      if (works(way)) {
        return way;
      }
    }
    return List.of();
  }

  private static boolean works(List<String> way) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(way);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /** The number of the user who runs the tests. */
  static int user() throws IOException {
    return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  /** Runs an executable with the user's emulator. */
  static Run run(
      Path folder,
      String name,
      byte[] elf,
      List<String> arguments,
      List<String> environment,
      byte[] input)
      throws IOException, InterruptedException {
    // No core dumps, and no variable but those given.
    List<String> command = new ArrayList<>(isolation());
    command.addAll(List.of("sh", "-c", "ulimit -c 0; exec env -i \"$@\"", "sh", QEMU));
    command.addAll(List.of("-cpu", "rv32,c=false,f=false,d=false"));
    List<String> variables = new ArrayList<>(environment);
    Collections.reverse(variables); // each is put before the ones there are
    variables.forEach(variable -> command.addAll(List.of("-E", variable)));
    command.addAll(List.of("-0", name, executable(folder, name, elf).toString()));
    command.addAll(arguments);
    return run(folder, command, input);
  }

  /** Runs an executable where execve works too; skips the test where the host forbids it. */
  static Run runWithExec(Path folder, String name, byte[] elf, String other, byte[] otherElf)
      throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    executable(bin, other, otherElf);
    executable(bin, name, elf);
    Path script = folder.resolve("linux-oracle.sh");
    try (var text = Linux.class.getResourceAsStream("/linux-oracle.sh")) {
      Files.write(script, text == null ? new byte[0] : text.readAllBytes());
    }
    Path program = executable(folder, name, elf);
    Run run =
        run(
            folder,
            List.of("sh", script.toString(), bin.toString(), program.toString()),
            new byte[0]);
    Assumptions.assumeTrue(
        run.status() != NOT_ALLOWED, "skipped: needs user namespaces with binfmt_misc");
    return run;
  }

  /**
   * Runs an executable once, as {@link #run} does.
   *
   * @return standard output, which need not be text
   */
  public static byte[] output(Path folder, String name, byte[] elf, byte[] input)
      throws IOException, InterruptedException {
    Run run = run(folder, name, elf, List.of(), List.of(), input);
    if (run.status() == NO_END) {
      throw new AssertionError(run.output());
    }
    return Files.readAllBytes(folder.resolve("output"));
  }

  private static Path executable(Path folder, String name, byte[] elf) throws IOException {
    Path file = Files.write(folder.resolve(name), elf);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("can't make executable: " + file);
    }
    return file;
  }

  private static Run run(Path folder, List<String> command, byte[] input)
      throws IOException, InterruptedException {
    Path inputFile = Files.write(folder.resolve("input"), input);
    Path outputFile = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(inputFile.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(outputFile.toFile())
            .start();
    boolean ends = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
    if (!ends) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    String output = new String(Files.readAllBytes(outputFile), StandardCharsets.UTF_8);
    return ends
        ? new Run(process.exitValue(), output)
        : new Run(NO_END, output + "no end after " + MOST_SECONDS + " seconds: " + command);
  }
}
