package ringside.programs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** GNU binutils and qemu-riscv32, where the host has them. */
final class HostTools {
  static final String AS = "riscv64-unknown-elf-as";
  static final String GCC = "riscv64-unknown-elf-gcc";
  static final String LD = "riscv64-unknown-elf-ld";
  static final String READELF = "riscv64-unknown-elf-readelf";
  static final String OBJCOPY = "riscv64-unknown-elf-objcopy";
  static final String QEMU = "qemu-riscv32";

  /** What a run left behind. */
  record Run(int status, String output) {}

  private HostTools() {}

  /** Whether all of these programs are on the PATH. */
  static boolean has(String... programs) {
    return List.of(programs).stream().allMatch(HostTools::isOnPath);
  }

  /** Writes the sources of a program into a folder, the library's include files as well. */
  static void writeSources(GuestProgram program, Path folder) throws IOException {
    List<String> names = new ArrayList<>(program.sources());
    names.addAll(List.of("lib/syscalls.inc", "lib/constants.inc", "lib/structures.inc"));
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, Catalogue.source(name));
    }
  }

  /** Assembles one source; the object file lies beside it. */
  static Path assemble(String source, Path folder) throws IOException, InterruptedException {
    Path object = folder.resolve(source + ".o");
    List<String> command = new ArrayList<>(List.of(AS));
    command.addAll(List.of("-march=rv32ima_zicsr_zifencei", "-mabi=ilp32", "-mno-relax"));
    command.addAll(List.of("-mno-arch-attr", "--fatal-warnings"));
    command.addAll(List.of("-I", folder.toString(), "-o", object.toString()));
    command.add(folder.resolve(source).toString());
    mustSucceed(run(command, folder, new byte[0]), command);
    return object;
  }

  static Path link(List<Path> objects, Path executable, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LD, "-m", "elf32lriscv", "--no-relax"));
    command.addAll(options);
    command.addAll(List.of("-o", executable.toString()));
    objects.forEach(object -> command.add(object.toString()));
    mustSucceed(run(command, executable.toAbsolutePath().getParent(), new byte[0]), command);
    return executable;
  }

  /** Builds a program with GNU's tools; its files lie in the folder. */
  static Path build(GuestProgram program, Path folder) throws IOException, InterruptedException {
    return build(program, folder, List.of());
  }

  static Path build(GuestProgram program, Path folder, List<String> linkOptions)
      throws IOException, InterruptedException {
    writeSources(program, folder);
    List<Path> objects = new ArrayList<>();
    for (String source : program.sources()) {
      objects.add(assemble(source, folder));
    }
    return link(objects, folder.resolve(program.name()), linkOptions);
  }

  /** Compiles a program in C with the library for such guests. */
  static Path compile(GuestProgram program, Path folder) throws IOException, InterruptedException {
    writeSources(program, folder);
    Path library = Path.of("lib", "c").toAbsolutePath();
    Path executable = folder.resolve(program.name() + ".c.elf");
    List<String> command = new ArrayList<>(List.of(GCC, "-march=rv32ima", "-mabi=ilp32"));
    command.addAll(List.of("-nostdlib", "-static", "-O2", "-I", library.toString()));
    command.addAll(List.of("-T", library.resolve("guest.ld").toString()));
    program.sources().forEach(source -> command.add(folder.resolve(source).toString()));
    command.addAll(List.of(library.resolve("start.s").toString()));
    command.addAll(List.of(library.resolve("ringside.c").toString(), "-lgcc"));
    command.addAll(List.of("-o", executable.toString()));
    Run run = run(command, folder, new byte[0]);
    if (run.status() != 0) {
      throw new AssertionError("status " + run.status() + " from " + command);
    }
    return executable;
  }

  /** Runs a riscv32 executable on the host's Linux, with the catalogue's arguments and input. */
  static Run onLinux(GuestProgram program, Path executable)
      throws IOException, InterruptedException {
    // No core dumps; and no variable of the host, nor one that the shell adds.
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"));
    command.addAll(List.of("env", "-i", QEMU, "-cpu", "rv32,c=false,f=false,d=false"));
    List<String> variables = new ArrayList<>(program.environment());
    Collections.reverse(variables); // qemu puts each one before those it already has
    variables.forEach(variable -> command.addAll(List.of("-E", variable)));
    command.addAll(List.of("-0", program.name(), executable.toString()));
    command.addAll(program.arguments());
    return run(command, executable.getParent(), Catalogue.input(program));
  }

  static Run run(List<String> command, Path folder, byte[] input)
      throws IOException, InterruptedException {
    Path inputFile = Files.createTempFile(folder, "input", "");
    Path outputFile = Files.createTempFile(folder, "output", "");
    Files.write(inputFile, input);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(inputFile.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(outputFile.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("no end after 60 seconds: " + command);
    }
    return new Run(process.exitValue(), Files.readString(outputFile, StandardCharsets.UTF_8));
  }

  private static void mustSucceed(Run run, List<String> command) {
    if (run.status() != 0) {
      throw new AssertionError("status " + run.status() + " from " + command);
    }
  }

  private static boolean isOnPath(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
