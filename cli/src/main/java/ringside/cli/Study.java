package ringside.cli;

import java.io.PrintStream;
import java.util.List;
import ringside.lab.figure.Figure;
import ringside.lab.report.Texts;
import ringside.lab.session.RunResult;
import ringside.lab.session.SessionBuilder;

/** What a command wants to know of a run, besides what the options of run ask for. */
interface Study {
  /** Nothing. */
  Study NONE =
      new Study() {
        @Override
        public void describe(SessionBuilder session) {
          // It is not to be watched.
        }

        @Override
        public void tell(RunResult result, Texts texts, PrintStream err) {
          // There is nothing to tell.
        }
      };

  /** Says who is to watch the computer of the guest that was named last. */
  void describe(SessionBuilder session);

  /** Figures for the page of a run that is over. */
  default List<Figure> figures(RunResult result, Texts texts) {
    return List.of();
  }

  /** Tells of a run that is over, after its reports. */
  void tell(RunResult result, Texts texts, PrintStream err) throws Failure;
}
