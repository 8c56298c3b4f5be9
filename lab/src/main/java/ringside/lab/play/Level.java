package ringside.lab.play;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ringside.lab.explore.Judge;
import ringside.lab.explore.Stage;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.programs.Catalogue;

/**
 * A program that can be made to fail.
 *
 * @param name of the program
 * @param arguments that it is given
 * @param prints what it prints where nothing has gone wrong, among other things
 * @param best fewest preemptions with which it fails
 */
public record Level(String name, List<String> arguments, String prints, int best) {
  private static final long LONGEST_RUN = 20_000_000;

  /** All levels, the easy ones first. */
  public static final List<Level> ALL =
      List.of(
          own("update", 1),
          own("once", 1),
          own("publish", 1),
          own("crossed", 1),
          own("wakeup", 1),
          own("bank", 1),
          new Level("race", List.of("2", "3"), "lost 0", 1),
          own("testset", 2),
          own("philosophers", 1),
          own("relay", 3));

  private static Level own(String name, int best) {
    return new Level(name, List.of(), "", best);
  }

  /** Whether it is one of the bundled programs, rather than of the game alone. */
  public boolean isBundled() {
    return Catalogue.all().stream().anyMatch(program -> program.name().equals(name));
  }

  /** What {@code ringside run} is told to run; a level of the game's own is to be saved before. */
  public String file() {
    return isBundled() ? name : name + ".s";
  }

  /** Its source. */
  public String source() {
    if (isBundled()) {
      return Catalogue.source(name + ".s");
    }
    try (InputStream stream = Level.class.getResourceAsStream(name + ".s")) {
      if (stream == null) {
        throw new IllegalStateException("no source of level " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What is played on. */
  public Stage stage() {
    Guest guest = isBundled() ? Guest.of(name) : Guest.assemble(name, source());
    return new Stage(guest.args(arguments), Machine.classic(), LONGEST_RUN);
  }

  /** What counts as a failure. */
  public Judge judge() {
    return new Judge(
        0, output -> new String(output, StandardCharsets.UTF_8).contains(prints), false, false);
  }
}
