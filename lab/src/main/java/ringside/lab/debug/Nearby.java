package ringside.lab.debug;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ringside.lab.session.ThreadView;
import ringside.mmu.memory.PhysicalMemory;

/**
 * What can be seen at a place from a run that stands there, or a few instructions of one thread
 * behind it, which are undone: so a step back needs no run that stands at its place.
 */
public final class Nearby {
  private static final int PAGE = PhysicalMemory.FRAME_BYTES;

  private final View view;

  /** From the place on to where the run stands, which is not included. */
  private final List<Footstep> steps;

  Nearby(View view, List<Footstep> steps) {
    this.view = view;
    this.steps = steps;
  }

  /** What is the same at both: processes, threads and their states. */
  public View view() {
    return view;
  }

  /** A thread's state, pc and registers; empty where there is no such thread. */
  public Optional<ThreadView> registers(int tid) {
    Optional<ThreadView> there = view.registers(tid);
    if (steps.isEmpty() || steps.get(0).place().tid() != tid) {
      return there;
    }
    Footstep step = steps.get(0);
    List<Integer> registers = Arrays.stream(step.registers()).boxed().toList();
    return there.map(
        later -> new ThreadView(later.pid(), tid, later.state(), step.place().pc(), registers));
  }

  /** Up to so many bytes from a virtual address of a process on. */
  public byte[] bytes(int pid, int address, int most) {
    byte[] bytes = view.bytes(pid, address, most);
    for (int done = 0; done < bytes.length && !steps.isEmpty(); ) {
      int part = Math.min(bytes.length - done, PAGE - (address + done & PAGE - 1));
      undo(bytes, done, part, view.physical(pid, address + done));
      done += part;
    }
    return bytes;
  }

  /** The first store to a byte has found what was there. */
  private void undo(byte[] bytes, int from, int count, int physical) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Footstep.Stores stores = steps.get(i).stores();
      if (stores != null) {
        stores.undo(bytes, from, count, physical);
      }
    }
  }
}
