package ringside.tests.dwarf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import ringside.lab.debug.Recipe;
import ringside.lab.debug.Timeline;
import ringside.lab.gdb.GdbAgent;
import ringside.lab.host.gdb.GdbServer;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;

/** gdb in a run of ours: what it says of a place, and what we say there, in one text. */
final class Gdb {
  private static final String NAME = "gdb-multiarch";

  private Gdb() {}

  /**
   * Lets gdb do some commands.
   *
   * @param ours what {@code monitor ours} answers, with a line's end
   */
  static String run(byte[] elf, Path file, Function<Timeline, String> ours, List<String> commands)
      throws IOException {
    CrossTools.assumePresent(NAME);
    Guest guest = Guest.of("program", elf);
    Recipe recipe = Recipe.of(new Trial(guest, Machine.classic(), 20_000_000));
    try (GdbServer server = new GdbServer(0)) {
      Timeline timeline = new Timeline(recipe, server);
      GdbAgent agent = new GdbAgent(timeline, line -> ours.apply(timeline), "a branch");
      Thread thread = new Thread(() -> serve(server, agent), "server");
      thread.setDaemon(true);
      thread.start();
      List<String> words = new ArrayList<>(List.of(NAME, "-nx", "-batch"));
      List<String> all =
          new ArrayList<>(
              List.of(
                  "set architecture riscv:rv32",
                  "set width 0",
                  "file " + file,
                  "target remote 127.0.0.1:" + server.port()));
      all.addAll(commands);
      all.forEach(command -> words.addAll(List.of("-ex", command)));
      return CrossTools.run(words);
    }
  }

  private static void serve(GdbServer server, GdbAgent agent) {
    try {
      server.serve(agent);
    } catch (IOException closed) {
      // The test is over.
    }
  }
}
