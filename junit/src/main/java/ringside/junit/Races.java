package ringside.junit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.SymbolOffset;
import ringside.lab.explore.Played;
import ringside.lab.explore.Race;
import ringside.lab.explore.Step;
import ringside.lab.place.Site;
import ringside.lab.report.Numbers;

/** The data races of a run, in words. */
final class Races {
  private Races() {}

  /**
   * Throws what is wrong where there is one.
   *
   * @param symbol of the variable that it is about; null for any
   */
  static void refuse(Attempt attempt, @Nullable String symbol) {
    Played played = attempt.withRaces();
    List<Race> races =
        played.races().stream()
            .filter(race -> symbol == null || variable(played, race).equals(symbol))
            .toList();
    if (races.isEmpty()) {
      return;
    }
    Race race = races.get(0);
    Played withSteps = attempt.withSteps();
    String first = place(withSteps, race.first());
    String second = place(withSteps, race.second());
    throw new AssertionError(Words.ofHost().get("race", variable(played, race), first, second));
  }

  private static String variable(Played played, Race race) {
    Step step = race.first().site().inKernel() ? race.second() : race.first();
    if (step.site().inKernel()) {
      return Numbers.hex(step.address());
    }
    return played
        .programs()
        .image(step.site().program())
        .symbolAt(step.address())
        .map(SymbolOffset::symbol)
        .map(found -> found.name())
        .orElse(Numbers.hex(step.address()));
  }

  /** Whose step it is, and where: its thread may have ended when the race was found. */
  private static String place(Played withSteps, Step step) {
    Site site =
        withSteps.steps().stream()
            .filter(each -> each.number() == step.number() && each.tid() == step.tid())
            .map(Step::site)
            .findFirst()
            .orElse(step.site());
    String line = withSteps.programs().line(site);
    String where = line.isEmpty() ? withSteps.programs().function(site) : line;
    String deed = step.kind() == Step.Kind.READ ? "race.reads" : "race.writes";
    return Words.ofHost().get(deed, step.tid(), where);
  }
}
