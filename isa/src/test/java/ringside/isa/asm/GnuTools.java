package ringside.isa.asm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ringside.isa.asm.source.SourceText;

/** Runs the GNU tools and qemu-riscv32, where they are installed. */
final class GnuTools {
  static final String AS = "riscv64-unknown-elf-as";
  static final String GCC = "riscv64-unknown-elf-gcc";
  static final String LD = "riscv64-unknown-elf-ld";
  static final String QEMU = "qemu-riscv32";

  record Outcome(int status, String output) {}

  private GnuTools() {}

  static boolean installed(String tool) {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(directory, tool))) {
        return true;
      }
    }
    return false;
  }

  static Outcome run(Path directory, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), text);
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  /** Assembles sources with GNU as and links them at given section addresses. */
  static byte[] build(Path directory, List<SourceText> sources, List<String> linkerOptions)
      throws IOException {
    List<String> link = new ArrayList<>(List.of(LD, "-m", "elf32lriscv", "-o", "gnu.elf"));
    link.addAll(linkerOptions);
    for (SourceText source : sources) {
      Files.writeString(directory.resolve(source.name()), source.text());
      String object = source.name() + ".o";
      List<String> assemble = new ArrayList<>();
      assemble.addAll(source.wantsPreprocessor() ? List.of(GCC, "-c") : List.of(AS));
      assemble.addAll(List.of("-march=rv32ima_zicsr_zifencei", "-mabi=ilp32", "-mno-relax"));
      assemble.addAll(List.of("-o", object, source.name()));
      requireSuccess(run(directory, assemble));
      link.add(object);
    }
    requireSuccess(run(directory, link));
    return Files.readAllBytes(directory.resolve("gnu.elf"));
  }

  private static void requireSuccess(Outcome outcome) {
    if (outcome.status() != 0) {
      throw new AssertionError("GNU tool failed: " + outcome.output());
    }
  }
}
