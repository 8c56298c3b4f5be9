package ringside.lab.trace;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.FrameChange;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.ThreadState;
import ringside.lab.trace.perfetto.PacketFile;
import ringside.lab.trace.perfetto.PacketSequence;

/**
 * What happens in one computer, on tracks: one for its hart, one for each interface, values, and
 * two for each thread, grouped by process.
 */
final class ComputerTracks implements EventSink {
  /** Flows within a computer are numbered by the tid of whom they lead to. */
  private static final int COMPUTER_SHIFT = 32;

  private static final int NO_PROCESS = 0;

  private final Recorder recorder;
  private final TracedComputer computer;
  private final long group;
  private final Lane hart;
  private final PacketTracks packets;
  private final Gauge frames;
  private final Gauge ready;
  private final Gauge flushed;
  private final Gauge faults;
  private final Map<Integer, ThreadTracks> threads = new HashMap<>();
  private final Map<Integer, Lane> processes = new HashMap<>();
  private final Map<Integer, String> programs = new HashMap<>();

  ComputerTracks(PacketFile file, TracedComputer computer, CycleRange range) {
    this.recorder = new Recorder(file, computer.megahertz(), range);
    this.computer = computer;
    this.group = recorder.packets().newTrack();
    recorder.packets().describe(group, 0, computer.name());
    this.hart = recorder.lane(recorder.packets().usualTrack(), group, "hart 0");
    this.frames = new Gauge(recorder, group, "frames in use");
    this.ready = new Gauge(recorder, group, "ready threads");
    this.flushed = new Gauge(recorder, group, "TLB entries flushed");
    this.faults = new Gauge(recorder, group, "page faults");
    this.packets = new PacketTracks(recorder, group, computer.number());
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(
        EventKind.PROCESS,
        EventKind.STATE,
        EventKind.CALL,
        EventKind.FAULT,
        EventKind.SIGNAL,
        EventKind.FRAME,
        EventKind.FLUSH,
        EventKind.PACKET,
        EventKind.CRASH);
  }

  @Override
  public void event(Event event) {
    recorder.reach(event.at().cycle());
    if (event instanceof Event.StateChanged change) {
      state(change);
    } else if (event instanceof Event.Called call) {
      thread(call.at()).call(call);
    } else if (event instanceof Event.Returned call) {
      returned(call);
    } else if (event instanceof Event.FrameChanged change) {
      frame(change);
    } else if (event instanceof Event.TlbFlushed flush) {
      flushed.add(flush.entries());
    } else if (event instanceof Event.PacketSeen packet) {
      packets.seen(packet);
    } else {
      seldom(event);
    }
  }

  private void seldom(Event event) {
    if (event instanceof Event.PageFaulted fault) {
      faults.add(1);
      String what = "page fault: " + EventTable.word(fault.outcome());
      where(fault.at()).instant(what, fault.address());
    } else if (event instanceof Event.SignalSent signal) {
      happens(signal.at(), "signal sent: " + ThreadEvents.signal(signal.signal()));
    } else if (event instanceof Event.SignalDelivered signal) {
      happens(signal.at(), "signal handler: " + ThreadEvents.signal(signal.signal()));
    } else if (event instanceof Event.SignalReturned signal) {
      happens(signal.at(), "signal handler returns");
    } else if (event instanceof Event.Crashed crash) {
      happens(crash.at(), "crash: " + crash.signal().name());
    } else {
      life(event);
    }
  }

  private void life(Event event) {
    if (event instanceof Event.Born birth) {
      born(birth);
    } else if (event instanceof Event.Executed exec) {
      programs.put(exec.at().pid(), exec.program());
      happens(exec.at(), "exec: " + exec.program());
    } else if (event instanceof Event.ThreadEnded ended) {
      ThreadTracks tracks = threads.remove(ended.at().tid());
      if (tracks != null) {
        tracks.end();
      }
    } else if (event instanceof Event.ProcessEnded ended) {
      String how = ended.signalled() ? ThreadEvents.signal(ended.status()) : "" + ended.status();
      process(ended.at().pid()).instant("process ended: " + how, 0, 0);
    } else if (event instanceof Event.Reaped reaped) {
      Lane process = processes.remove(reaped.pid());
      programs.remove(reaped.pid());
      if (process != null) {
        process.instant("process reaped", 0, 0);
        recorder.forget(process);
      }
    }
  }

  private void born(Event.Born birth) {
    if (birth.how() != Birth.THREAD) {
      programs.put(birth.pid(), programs.getOrDefault(birth.at().pid(), computer.program()));
    }
    threads.put(birth.tid(), new ThreadTracks(recorder, birth.tid(), process(birth.pid()).track()));
  }

  private void state(Event.StateChanged change) {
    ThreadTracks tracks = thread(change.at());
    tracks.enter(change, wakes(change));
    ready.add(count(change.to()) - count(change.from()));
    if (change.to() == ThreadState.RUNNING) {
      hart.begin(tracks.running(programs.getOrDefault(change.at().pid(), "")));
      lookAtGauges();
    } else if (change.from() == ThreadState.RUNNING) {
      hart.end();
    }
  }

  /** The flow to a thread that is woken, begun by its waker, or by the hart for an interrupt. */
  private long wakes(Event.StateChanged change) {
    boolean woken = change.from() == ThreadState.BLOCKED && change.to() == ThreadState.READY;
    if (!woken) {
      return PacketSequence.NO_FLOW;
    }
    long flow = (long) computer.number() << COMPUTER_SHIFT | change.at().tid();
    ThreadTracks waker = threads.get(change.by());
    Lane from = waker == null ? hart : waker.calls();
    from.instant("wakes: " + change.reason().title(), flow, PacketSequence.NO_FLOW);
    return flow;
  }

  private void returned(Event.Returned call) {
    ThreadTracks tracks = threads.get(call.at().tid());
    if (tracks != null) {
      tracks.returned(call);
      lookAtGauges();
    }
  }

  private void lookAtGauges() {
    frames.look();
    ready.look();
    flushed.look();
    faults.look();
  }

  private void frame(Event.FrameChanged change) {
    if (change.change() == FrameChange.TAKEN) {
      frames.add(1);
    } else if (change.change() == FrameChange.RELEASED && change.users() == 0) {
      frames.add(-1);
    }
  }

  private void happens(Stamp at, String what) {
    where(at).instant(what, PacketSequence.NO_FLOW, PacketSequence.NO_FLOW);
  }

  /** The track of a thread, or of its process, or of the hart for the kernel alone. */
  private Lane where(Stamp at) {
    ThreadTracks tracks = threads.get(at.tid());
    if (tracks != null) {
      return tracks.calls();
    }
    return at.pid() == NO_PROCESS ? hart : process(at.pid());
  }

  private ThreadTracks thread(Stamp at) {
    ThreadTracks tracks = threads.get(at.tid());
    if (tracks == null) {
      tracks = new ThreadTracks(recorder, at.tid(), process(at.pid()).track());
      threads.put(at.tid(), tracks);
    }
    return tracks;
  }

  private Lane process(int pid) {
    Lane known = processes.get(pid);
    if (known == null) {
      String name = programs.getOrDefault(pid, "process") + " (pid " + pid + ")";
      known = recorder.lane(recorder.packets().newTrack(), group, name);
      processes.put(pid, known);
    }
    return known;
  }

  private static int count(ThreadState state) {
    return state == ThreadState.READY ? 1 : 0;
  }

  /** The run is over, or is broken off. */
  void end() {
    lookAtGauges();
    recorder.end();
  }
}
