package ringside.lab.learn.threads;

import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;

/** C9: a server and a browser with tabs, both as threads and as processes, side by side. */
final class RightTool implements Experiment {
  @Override
  public String id() {
    return "C9";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("webserver", "by_process:", 24);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    Serving alone = new Serving("alone");
    Serving threads = new Serving("threads");
    Serving processes = new Serving("processes");
    Survivors threadTabs = Survivors.ofThreads();
    Survivors processTabs = Survivors.ofProcesses();
    Evidence.Builder web =
        Evidence.table("web", ".server", ".busy", ".frames", ".copied", ".before").bars(1);
    row(web, ".alone", alone);
    row(web, ".threads", threads);
    row(web, ".processes", processes);
    Evidence.Builder tabs = Evidence.table("tabs", ".tabs-are", ".killed", ".finished");
    tabs.row(".threads", threadTabs.killed(), threadTabs.finished());
    tabs.row(".processes", processTabs.killed(), processTabs.finished());
    Findings findings = Findings.option(answer(threads, processes, threadTabs, processTabs));
    findings.value("requests", Serving.REQUESTS);
    values(findings, "alone", alone);
    values(findings, "thread", threads);
    values(findings, "process", processes);
    return findings
        .value("thread.killed", threadTabs.killed())
        .value("thread.finished", threadTabs.finished())
        .value("process.killed", processTabs.killed())
        .value("process.finished", processTabs.finished())
        .table(web.done())
        .table(tabs.done());
  }

  private static void row(Evidence.Builder table, String name, Serving server) {
    table.row(name, server.cyclesOfEach(), server.frames(), server.copied(), server.before());
  }

  private static void values(Findings findings, String name, Serving server) {
    findings
        .value(name, server.cyclesOfEach())
        .value(name + ".frames", server.frames())
        .value(name + ".copied", server.copied())
        .value(name + ".before", server.before());
  }

  /** Threads cheaper but not safe, cheaper and safe, dearer and safe, or neither. */
  private static char answer(
      Serving threads, Serving processes, Survivors threadTabs, Survivors processTabs) {
    boolean cheaper =
        threads.cyclesOfEach() < processes.cyclesOfEach() && threads.frames() < processes.frames();
    boolean safe = threadTabs.finished() >= processTabs.finished();
    return cheaper && !safe ? 'a' : cheaper ? 'b' : safe ? 'c' : 'd';
  }
}
