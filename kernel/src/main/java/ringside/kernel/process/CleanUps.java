package ringside.kernel.process;

import java.util.ArrayList;
import java.util.List;

/** What is to be undone or given back when a process runs another program, or ends; each once. */
final class CleanUps {
  private final List<Runnable> ofProcess = new ArrayList<>();
  private final List<Runnable> ofProgram = new ArrayList<>();

  void atExit(Runnable action) {
    ofProcess.add(action);
  }

  void atExec(Runnable action) {
    ofProgram.add(action);
  }

  /** exec: what the old program began is undone. */
  void beforeNextProgram() {
    ofProgram.forEach(Runnable::run);
    ofProgram.clear();
  }

  /** exit: everything is undone. */
  void beforeEnd() {
    beforeNextProgram();
    ofProcess.forEach(Runnable::run);
    ofProcess.clear();
  }
}
