package ringside.lab.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import ringside.isa.Disassembler;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.SourceLine;
import ringside.lab.explain.Code;
import ringside.lab.profile.CauseSums;
import ringside.lab.profile.ProfileBook;
import ringside.lab.profile.Spot;

/** What each line took: of the source where that is known, else each instruction. */
public final class AnnotatedCode {
  private final ProfileBook book;
  private final SourceTexts sources;
  private final Map<String, Optional<List<String>>> texts = new HashMap<>();

  /** The code of a book that has been closed. */
  public AnnotatedCode(ProfileBook book, SourceTexts sources) {
    this.book = book;
    this.sources = sources;
  }

  /**
   * A line with what it took.
   *
   * @param place file and line, or address
   * @param text of the line, or the instruction
   * @param times its first instruction was fetched
   */
  public record Line(String place, String text, long times, CauseSums user, CauseSums kernel) {
    /** Cycles of both. */
    public long total() {
      return user.total() + kernel.total();
    }
  }

  /** The lines of some instructions, by program, in the order of addresses. */
  public List<Line> lines(Predicate<Spot> wanted) {
    Map<String, List<Spot>> byPlace = new LinkedHashMap<>();
    for (Spot spot : book.spots()) {
      if (wanted.test(spot)) {
        byPlace.computeIfAbsent(place(spot), first -> new ArrayList<>()).add(spot);
      }
    }
    List<Line> lines = new ArrayList<>();
    byPlace.forEach((place, spots) -> lines.add(line(place, spots)));
    return lines;
  }

  private String place(Spot spot) {
    String line = book.programs().line(spot.site());
    return line.isEmpty() ? Numbers.hex(spot.site().pc()) : line;
  }

  private Line line(String place, List<Spot> spots) {
    CauseSums user = new CauseSums();
    CauseSums kernel = new CauseSums();
    spots.forEach(
        spot -> {
          user.add(spot.user());
          kernel.add(spot.kernel());
        });
    return new Line(place, text(spots.get(0)), spots.get(0).times(), user, kernel);
  }

  private String text(Spot spot) {
    ElfImage image = book.programs().image(spot.site().program());
    Optional<SourceLine> source = image.lines().find(spot.site().pc());
    return source
        .flatMap(line -> texts.computeIfAbsent(line.file(), sources::find))
        .filter(all -> source.get().line() <= all.size())
        .map(all -> all.get(source.get().line() - 1).replace("\t", "    "))
        .orElseGet(() -> instruction(image, spot.site().pc()));
  }

  private static String instruction(ElfImage image, int pc) {
    OptionalInt word = new Code(image).wordAt(pc);
    return word.isPresent() ? Disassembler.disassemble(word.getAsInt(), pc) : "";
  }
}
