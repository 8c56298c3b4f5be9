package ringside.lab.host.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An executable as qemu-riscv32 (user mode, of QEMU) runs it, if it is installed here. */
final class Qemu implements Repeated, AutoCloseable {
  private static final String COMMAND = "qemu-riscv32";
  private static final double NANOS = 1e9;

  private final Path file;

  /** An executable, which stands in a file until this is closed. */
  Qemu(byte[] elf) throws IOException {
    file = Files.write(Files.createTempFile("ringside", ".elf"), elf);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("can't make executable: " + file);
    }
  }

  static boolean isInstalled() throws InterruptedException {
    try {
      return status("--version") == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  @Override
  public double seconds(int repetitions) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int status = status(file.toString(), Integer.toString(repetitions));
    if (status != 0) {
      throw new IOException(COMMAND + " ended with status " + status);
    }
    return (System.nanoTime() - start) / NANOS;
  }

  @Override
  public void close() throws IOException {
    Files.delete(file);
  }

  private static int status(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(COMMAND));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
