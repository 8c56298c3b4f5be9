package ringside.lab.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.isa.elf.ElfImage;
import ringside.kernel.Computer;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.FunctionStarts;

/** The programs of a run and who ran them, kept when their processes have long been gone. */
public final class ProgramBook {
  private final List<ElfImage> images = new ArrayList<>();
  private final List<FunctionStarts> functions = new ArrayList<>();
  private final Map<Integer, GuestThread> alive = new HashMap<>();
  private final TreeMap<Integer, String> names = new TreeMap<>();

  /** The number of the program that a thread runs, from 0; -1 where there is no such thread. */
  @SuppressWarnings("ReferenceEquality") // equality of images would compare all their bytes
  public int of(Computer computer, int tid) {
    GuestThread thread = alive.get(tid);
    if (thread == null) {
      // The kernel's own way of finding it would take cycles.
      thread = computer.thread(tid).orElse(null);
      if (thread == null) {
        return -1;
      }
      alive.put(tid, thread);
      names.put(thread.pid(), thread.process().name());
    }
    ElfImage image = thread.process().image();
    int last = images.size() - 1;
    for (int number = last; number >= 0; number--) {
      if (images.get(number) == image) {
        return number;
      }
    }
    images.add(image);
    functions.add(FunctionStarts.of(image));
    return last + 1;
  }

  /** The file of a program, by its number. */
  public ElfImage image(int program) {
    return images.get(program);
  }

  /** How many programs there are. */
  public int size() {
    return images.size();
  }

  /** Forgets a thread, whose tid may be another's from now on. */
  public void ended(int tid) {
    alive.remove(tid);
  }

  /** Notes what a process is called now. */
  public void name(int pid, String name) {
    names.put(pid, name);
  }

  /** What a process was called last; "" for one that was never seen. */
  public String name(int pid) {
    return names.getOrDefault(pid, "");
  }

  /** The function of a place in a program, "?" where no symbol says; what it did, in the kernel. */
  public String function(Site site) {
    return site.inKernel() ? site.what() : functions.get(site.program()).nameAt(site.pc());
  }

  /** File and line of a place in a program, as in count.s:12; "" where they are not known. */
  public String line(Site site) {
    return site.inKernel()
        ? ""
        : images.get(site.program()).lines().find(site.pc()).map(Object::toString).orElse("");
  }
}
