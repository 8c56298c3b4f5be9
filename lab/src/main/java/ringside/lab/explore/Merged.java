package ringside.lab.explore;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;
import ringside.lab.sweep.Shard;

/**
 * What several machines have found, each in a part of the schedules.
 *
 * @param parts all of them
 */
public record Merged(List<Part> parts) {
  /**
   * What one machine has found.
   *
   * @param shard which part it was
   * @param kind of its verdict
   * @param schedules that it made and counted
   * @param samples that it drew
   * @param preemptions bound up to which it made all
   * @param estimate how many there seem to be in its part
   * @param token of the schedule that fails; null where none does
   */
  public record Part(
      Shard shard,
      Verdict.Kind kind,
      long schedules,
      long samples,
      int preemptions,
      long estimate,
      @Nullable String token) {}

  /**
   * All parts of one exploration.
   *
   * @throws IllegalArgumentException where one is missing or there twice
   */
  public static Merged of(List<Part> parts) {
    int of = parts.get(0).shard().count();
    Set<Integer> numbers = new HashSet<>();
    for (Part part : parts) {
      if (part.shard().count() != of || !numbers.add(part.shard().number())) {
        throw new IllegalArgumentException(
            "part " + part.shard() + " is there twice, or of another division");
      }
    }
    if (numbers.size() != of) {
      throw new IllegalArgumentException(
          "of " + of + " parts only " + numbers.size() + " are there");
    }
    return new Merged(parts);
  }

  /** Whether a schedule fails. */
  public boolean failed() {
    return parts.stream().anyMatch(part -> part.kind() == Verdict.Kind.FAILED);
  }

  /** The verdict in a sentence; with the token where one fails. */
  public String sentence(Texts texts) {
    long made = parts.stream().mapToLong(part -> part.schedules() + part.samples()).sum();
    if (failed()) {
      return texts.get("explore.merged.failed", Numbers.grouped(made), token());
    }
    boolean proved = parts.stream().allMatch(part -> part.kind() == Verdict.Kind.PROVED);
    return ExploreReport.passed(
        texts,
        proved ? Verdict.Kind.PROVED : Verdict.Kind.UNFINISHED,
        made,
        parts.stream().mapToInt(Part::preemptions).min().orElse(-1),
        Math.max(made, parts.stream().mapToLong(Part::estimate).sum()));
  }

  /** Of the failing schedule with the fewest preemptions. */
  private String token() {
    return parts.stream()
        .filter(part -> part.token() != null)
        .min(Comparator.comparingInt(Part::preemptions))
        .map(part -> String.valueOf(part.token()).strip())
        .orElse(Verdict.Kind.FAILED.name().toLowerCase(Locale.ROOT));
  }
}
