package ringside.kernel.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What statistics keep of a process that has ended: of thousands of them the rest would fill the
 * host's memory.
 *
 * @param pid its id, which another may have by now
 * @param ppid the parent at its end
 * @param name of the program it ran last
 * @param exitStatus how it ended
 * @param peakFrames the most frames that its memory used, over all programs it ran
 * @param threads in the order of their ends
 */
public record EndedProcess(
    int pid,
    int ppid,
    String name,
    @Nullable ExitStatus exitStatus,
    int peakFrames,
    List<EndedThread> threads) {
  static EndedProcess of(Process process) {
    return new EndedProcess(
        process.pid(),
        process.parent().pid(),
        process.name(),
        process.exitStatus(),
        process.peakFrames(),
        List.copyOf(process.endedThreads()));
  }
}
