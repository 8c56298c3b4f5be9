package ringside.kernel.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.DebugInformation;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.LineTable;
import ringside.isa.elf.SymbolTable;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.ThreadState;
import ringside.kernel.file.FileContext;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.identity.Credentials;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.ProcessSignals;
import ringside.kernel.signal.ThreadSignals;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;

/** How processes and threads come into being (fork(2), clone(2); Linux: copy_process). */
final class Births {
  private final KernelMemory memory;
  private final KernelCode code;
  private final Scheduler<GuestThread> scheduler;
  private final Processes table;

  Births(KernelMemory memory, Scheduler<GuestThread> scheduler, Processes table) {
    this.memory = memory;
    this.code = memory.code();
    this.scheduler = scheduler;
    this.table = table;
  }

  /** Makes process 1, which has no thread and no program. */
  Process reaper(FileContext context) {
    FileDescriptors none = new FileDescriptors(memory);
    ElfImage nothing =
        new ElfImage(0, List.of(), SymbolTable.EMPTY, LineTable.EMPTY, DebugInformation.NONE, 0, 0);
    ProcessBeginning beginning =
        new ProcessBeginning(
            new AddressSpace(memory),
            nothing,
            "init",
            none,
            new ResourceLimits(0, 0, 0),
            new Credentials(0),
            new ProcessSignals(memory),
            0,
            context);
    Process process =
        new Process(
            Processes.REAPER, memory.heap().allocate(Process.OBJECT_BYTES), null, beginning);
    table.enter(process);
    return process;
  }

  /** Makes the first process, which the reaper is the parent of. */
  GuestThread first(ProcessBeginning beginning) {
    return born(makeThread(add(table.reaper(), beginning)), Birth.FIRST);
  }

  /** {@link Processes#fork}. */
  GuestThread fork(Process parent, boolean shareMemory, boolean shareFiles, int exitSignal) {
    code.run(Routine.FORK);
    AddressSpace space = parent.space();
    if (shareMemory) {
      space.share();
    } else {
      space = space.fork();
    }
    FileDescriptors files = null;
    Process child = null;
    try {
      files = shareFiles ? parent.files().share() : parent.files().copy();
      child = add(parent, inherited(parent, space, files, exitSignal));
      return born(makeThread(child), shareMemory ? Birth.VFORK : Birth.FORK);
    } catch (OutOfMemory none) {
      undoFork(space, files, child);
      throw none;
    }
  }

  /** {@link Processes#addThread}. */
  GuestThread addThread(Process process) {
    return born(makeThread(process), Birth.THREAD);
  }

  private GuestThread born(GuestThread thread, Birth how) {
    if (code.events().happens(EventKind.PROCESS)) {
      Stamp at = code.events().now();
      code.events().tell(new Event.Born(at, how, thread.pid(), thread.tid()));
    }
    return thread;
  }

  private GuestThread makeThread(Process process) {
    code.run(Routine.CLONE_THREAD);
    boolean isFirst = process.threads().isEmpty();
    int tid = isFirst ? process.pid() : table.nextPid();
    int object = memory.heap().allocate(GuestThread.OBJECT_BYTES);
    GuestThread thread =
        new GuestThread(tid, process, object, new ThreadSignals(memory), scheduler);
    process.threads().add(thread);
    table.enter(thread);
    code.store(thread.stateField(), ThreadState.CREATED.ordinal());
    return thread;
  }

  private ProcessBeginning inherited(
      Process parent, AddressSpace space, FileDescriptors files, int exitSignal) {
    return new ProcessBeginning(
        space,
        parent.image(),
        parent.name(),
        files,
        parent.limits().copy(),
        parent.credentials().copy(),
        parent.signals().copy(memory),
        exitSignal,
        parent.context().copy());
  }

  private void undoFork(
      AddressSpace space, @Nullable FileDescriptors files, @Nullable Process child) {
    space.release();
    if (files != null) {
      files.release();
    }
    if (child != null) {
      child.context().release();
      child.parent().family().remove(child);
      table.forget(child);
      memory.heap().release(child.object(), Process.OBJECT_BYTES);
    }
  }

  private Process add(Process parent, ProcessBeginning beginning) {
    int pid = table.nextPid();
    int object = memory.heap().allocate(Process.OBJECT_BYTES);
    Process process = new Process(pid, object, parent, beginning);
    code.store(object, pid);
    code.store(object + 4, parent.pid());
    code.store(object + 8, beginning.space().rootFrame());
    code.update(memory.layout().staticWord(StaticWord.PROCESS_TABLE), object);
    parent.family().add(process);
    table.enter(process);
    return process;
  }
}
