package ringside.junit;

import org.jspecify.annotations.Nullable;
import ringside.lab.explore.Played;
import ringside.lab.explore.Race;
import ringside.lab.explore.StepWords;
import ringside.lab.place.Site;

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
    StepWords words = new StepWords(Words.ofHost().reports(), played.programs());
    played.races().stream()
        .filter(race -> symbol == null || isFor(symbol, played, race))
        .findFirst()
        .ifPresent(
            race -> {
              throw new AssertionError(words.race(race));
            });
  }

  private static boolean isFor(String symbol, Played played, Race race) {
    Site site = race.first().site().inKernel() ? race.second().site() : race.first().site();
    return !site.inKernel()
        && played
            .programs()
            .image(site.program())
            .symbolAt(race.first().address())
            .filter(found -> found.symbol().name().equals(symbol))
            .isPresent();
  }
}
