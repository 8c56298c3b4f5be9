package ringside.lab.report;

import ringside.kernel.Computer;

/** Whose access has brought an entry into a TLB or cache. */
public record FillerText(Texts texts, Computer computer) {
  /** As in {@code tid 3 ring}, without the name where the thread has ended. */
  public String of(int tid) {
    if (tid == 0) {
      return texts.get("look.boot");
    }
    return computer.thread(tid).map(QueuesText::name).orElse("tid " + tid);
  }
}
