package ringside.lab.learn.threads;

import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;

/** C5: the same fault in a tab that is a process and in one that is a thread. */
final class FaultReach implements Experiment {
  @Override
  public String id() {
    return "C5";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("tabs", "two_threads:", 23);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    Survivors processes = Survivors.ofProcesses();
    Survivors threads = Survivors.ofThreads();
    return Findings.option(answer(threads))
        .value("process.alive", processes.alive())
        .value("process.killed", processes.killed())
        .value("process.finished", processes.finished())
        .value("thread.alive", threads.alive())
        .value("thread.killed", threads.killed())
        .value("thread.finished", threads.finished())
        .value("process.signal", processes.signal())
        .value("thread.signal", threads.signal())
        .table(
            Evidence.table("survivors", ".who", ".processes", ".threads")
                .row(".alive", processes.alive(), threads.alive())
                .row(".killed", processes.killed(), threads.killed())
                .row(".finished", processes.finished(), threads.finished())
                .row(".signal", processes.signal(), threads.signal())
                .done());
  }

  /** Of all threads of the process of a faulty one: that one alone, some, all, or none. */
  private static char answer(Survivors threads) {
    int killed = threads.killed();
    return killed == 1 ? 'a' : killed == threads.alive() ? 'c' : killed > 1 ? 'b' : 'd';
  }
}
