package ringside.cli.dap;

import ringside.lab.report.Texts;

/** All that answers about a run which has been launched. */
record Launched(
    DapRun run, DapLooks looks, DapFrames frames, DapPoints points, DapTravels travels) {
  /**
   * A run that stands at its start.
   *
   * @param firstLine the client's number of the first line: 0 or 1
   */
  static Launched of(DapRun run, DapClient client, Sources sources, Texts texts, int firstLine) {
    return new Launched(
        run,
        new DapLooks(run, texts),
        new DapFrames(run, sources, texts, firstLine),
        new DapPoints(run, sources, texts, firstLine),
        new DapTravels(run, client, sources, texts, firstLine));
  }
}
