package ringside.lab.figure;

import java.util.Locale;
import java.util.Map;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.figure.time.Names;
import ringside.lab.record.Recorder;
import ringside.lab.record.Recording;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.programs.Catalogue;

/** A bundled program's run, for figures. */
public record Recorded(Recording recording, RunStatistics run, Names names) {
  /** A run as in the catalogue, on the machine of the preset classic with some changes. */
  public static Recorded of(String program, Map<String, String> settings) {
    Recorder recorder = new Recorder();
    Guest guest = Guest.inCatalogue(Catalogue.find(program).orElseThrow());
    Machine machine = Machine.classic().with(settings);
    try (Session session = Session.of(guest).on(machine).sink(recorder).build()) {
      session.runUntil();
      recorder.stop(session.cycle());
      Recording recording = recorder.recording();
      Names names = new Names(recording, program);
      return new Recorded(recording, session.result().statistics(), names);
    }
  }

  /** A run as in the catalogue. */
  public static Recorded of(String program) {
    return of(program, Map.of());
  }

  /** The texts of a language: en or ko. */
  public static Texts texts(String language) {
    return new Texts(language.equals("ko") ? Locale.KOREAN : Locale.ENGLISH);
  }
}
