package ringside.lab.explore;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ringside.lab.place.ProgramBook;
import ringside.lab.report.JsonWriter;

/** An exploration as JSON: the verdict and, where one fails, the schedule with all behind it. */
public final class ExploreJson {
  private final JsonWriter json;

  /** Writes to a writer. */
  public ExploreJson(JsonWriter json) {
    this.json = json;
  }

  /**
   * Writes the whole value.
   *
   * @param shard which part of the schedules it was, as in 1/3
   */
  public void write(
      Verdict verdict, String shard, @Nullable NoReturn noReturn, @Nullable Token token) {
    json.beginObject();
    json.text("verdict", lower(verdict.kind()));
    json.text("shard", shard);
    json.number("schedules", verdict.schedules());
    json.number("samples", verdict.samples());
    json.number("preemptions", verdict.preemptions());
    json.number("pending", verdict.pending());
    json.number("estimate", verdict.estimate());
    Played failing = verdict.failing();
    if (failing != null && token != null) {
      json.text("failure", lower(verdict.failure()));
      json.text("token", token.text());
      failing(failing, noReturn);
    }
    json.endObject();
  }

  private void failing(Played run, @Nullable NoReturn noReturn) {
    json.number("status", run.status());
    json.number("instructions", run.instructions());
    ProgramBook programs = run.programs();
    json.beginArray("steps");
    run.steps().forEach(step -> step(programs, step));
    json.endArray();
    json.beginArray("races");
    run.races().forEach(race -> race(programs, race));
    json.endArray();
    json.beginArray("waits");
    run.findings().waits().forEach(wait -> wait(programs, wait));
    json.endArray();
    json.number("leaks", run.findings().leaks().count());
    if (noReturn != null) {
      noReturn(noReturn);
    }
  }

  private void race(ProgramBook programs, Race race) {
    json.beginArray();
    List.of(race.first(), race.second()).forEach(step -> step(programs, step));
    json.endArray();
  }

  private void step(ProgramBook programs, Step step) {
    json.beginObject();
    fields(programs, step);
    json.endObject();
  }

  private void fields(ProgramBook programs, Step step) {
    json.number("number", step.number());
    json.number("tid", step.tid());
    json.text("kind", lower(step.kind()));
    json.text("function", programs.function(step.site()));
    json.text("line", programs.line(step.site()));
    json.number("address", Integer.toUnsignedLong(step.address()));
    json.number("value", step.value());
  }

  private void wait(ProgramBook programs, Wait wait) {
    json.beginObject();
    fields(programs, wait.at());
    json.text("for", wait.target() == null ? "" : wait.target().title());
    json.number("word", Integer.toUnsignedLong(wait.address()));
    json.number("holder", wait.holder());
    json.endObject();
  }

  private void noReturn(NoReturn noReturn) {
    json.number("no_return", noReturn.point());
    json.beginArray("futures");
    noReturn
        .futures()
        .forEach(
            (number, future) -> {
              json.beginObject();
              json.number("after", number);
              json.number("failing", future.failing());
              json.number("schedules", future.all());
              json.endObject();
            });
    json.endArray();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
