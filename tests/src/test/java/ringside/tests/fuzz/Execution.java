package ringside.tests.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import ringside.tests.GuestResult;
import ringside.tests.GuestRun;
import ringside.tests.linux.Linux;

/** Runs sequences with the guest's interpreter (src/test/c/fuzz.c) and compares what it reports. */
final class Execution {
  private static final String RESOURCE = "/ringside/tests/c/fuzz.elf";
  private static final long MOST_CYCLES = 300_000_000L;

  private Execution() {}

  /** Runs a sequence on Ringside: null if every step reports what it must, else what is wrong. */
  static @Nullable String onRingside(List<Step> steps) {
    GuestResult result =
        GuestRun.of("fuzz", elf())
            .with("memory", "16MiB")
            .atMost(MOST_CYCLES)
            .input(encode(steps))
            .run();
    return difference(steps, Report.read(result.outputBytes()), "end: " + result.end());
  }

  /** Runs a sequence on Linux, through qemu-riscv32. */
  static @Nullable String onLinux(List<Step> steps) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "fuzz").toAbsolutePath());
      byte[] output = Linux.output(folder, "fuzz", elf(), encode(steps));
      return difference(steps, Report.read(output), "on Linux");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  static byte[] elf() {
    try (InputStream bytes = Execution.class.getResourceAsStream(RESOURCE)) {
      if (bytes == null) {
        throw new AssertionError("no " + RESOURCE + ": run src/test/c/build");
      }
      return bytes.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static byte[] encode(List<Step> steps) {
    ByteBuffer bytes =
        ByteBuffer.allocate(steps.size() * Step.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    steps.forEach(step -> step.encode(bytes));
    return bytes.array();
  }

  /** The first step that reports something else than it must, or null. */
  static @Nullable String difference(
      List<Step> steps, SortedMap<Integer, Report> reports, String end) {
    for (int i = 0; i < steps.size(); i++) {
      Report found = reports.get(i);
      Report expected = steps.get(i).expected(i);
      if (steps.get(i).isCompared() && !Objects.equals(expected, found)) {
        return "step %d reports %s, but must report %s (%s)".formatted(i, found, expected, end);
      }
    }
    return null;
  }
}
