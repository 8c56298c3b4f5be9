package ringside.cli;

import ringside.lab.host.Host;
import ringside.lab.report.Texts;

/** How far something has come, on a line that is written over; on a terminal alone. */
final class Progress {
  private static final int BAR = 30;

  private final Host host;
  private final Texts texts;
  private final int all;
  private int done;

  Progress(Host host, Texts texts, int all) {
    this.host = host;
    this.texts = texts;
    this.all = all;
  }

  void step() {
    done++;
    if (host.isSet(GuestRun.TERMINAL)) {
      int length = all == 0 ? BAR : BAR * done / all;
      String bar = "[" + "#".repeat(length) + ".".repeat(BAR - length) + "] ";
      host.err().print("\r" + bar + texts.get("sweep.progress", done, all));
      host.err().flush();
    }
  }

  void end() {
    if (done > 0 && host.isSet(GuestRun.TERMINAL)) {
      host.err().println();
    }
  }
}
