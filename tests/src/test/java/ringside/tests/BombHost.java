package ringside.tests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Java machine with a small heap of its own that runs the bombs one after the other. */
final class BombHost {
  /** How much memory each bomb's computer has. */
  static final Map<String, String> MEMORY =
      Map.ofEntries(
          Map.entry("forks", "16MiB"),
          Map.entry("zombies", "4MiB"),
          Map.entry("wild", "4MiB"),
          Map.entry("threads", "4MiB"),
          Map.entry("memory", "4MiB"),
          Map.entry("regions", "512KiB"),
          Map.entry("locks", "512KiB"),
          Map.entry("pipes", "4MiB"),
          Map.entry("descriptors", "4MiB"),
          Map.entry("signals", "4MiB"),
          Map.entry("timers", "4MiB"),
          Map.entry("messages", "4MiB"),
          Map.entry("semaphores", "4MiB"),
          Map.entry("undoing", "4MiB"),
          Map.entry("segments", "4MiB"),
          Map.entry("packets", "4MiB"),
          Map.entry("files", "1MiB"),
          Map.entry("recursion", "16MiB"));

  private static final long MOST_CYCLES = 3_000_000_000L;

  private BombHost() {}

  /** Writes what each bomb prints to a file of its name in the folder that is the argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    byte[] elf = elf();
    for (Map.Entry<String, String> bomb : new TreeMap<>(MEMORY).entrySet()) {
      GuestResult result =
          guest(elf, bomb.getKey(), bomb.getValue())
              .with("processes", "200")
              .atMost(MOST_CYCLES)
              .run();
      write(folder.resolve(bomb.getKey()), result);
    }
    GuestRun sender = guest(elf, "shower", "1MiB").with("wire.latency", "40000000");
    write(
        folder.resolve("drought"), WireRun.of(guest(elf, "drought", "1MiB"), sender).run().get(0));
  }

  private static GuestRun guest(byte[] elf, String bomb, String memory) {
    return GuestRun.of("bombs", elf)
        .arguments(List.of(bomb))
        .with("memory", memory)
        .with("swap", "0");
  }

  private static void write(Path file, GuestResult result) throws IOException {
    Files.writeString(file, result.output() + "status: " + result.status() + "\n");
  }

  private static byte[] elf() throws IOException {
    try (InputStream bytes = BombHost.class.getResourceAsStream("/ringside/tests/c/bombs.elf")) {
      if (bytes == null) {
        throw new AssertionError("no bombs.elf: run src/test/c/build");
      }
      return bytes.readAllBytes();
    }
  }
}
