package ringside.lab.trace;

import ringside.isa.abi.Errno;
import ringside.kernel.event.Event;
import ringside.kernel.event.ThreadState;
import ringside.kernel.event.WaitTarget;

/** A thread's two tracks: its states, and below them its system calls. */
final class ThreadTracks {
  private final Recorder recorder;
  private final Lane states;
  private final Lane calls;
  private final int tid;

  /**
   * Tracks without a slice.
   *
   * @param process the track of its process
   */
  ThreadTracks(Recorder recorder, int tid, long process) {
    this.recorder = recorder;
    this.tid = tid;
    this.states = recorder.lane(recorder.packets().newTrack(), process, "thread " + tid);
    this.calls = recorder.lane(recorder.packets().newTrack(), states.track(), "calls of " + tid);
  }

  /** Where what it does and what befalls it is shown. */
  Lane calls() {
    return calls;
  }

  /** What a hart that runs it shows. */
  String running(String program) {
    return program + " " + tid;
  }

  /** It goes to another state, where a flow may end. */
  void enter(Event.StateChanged change, long endingFlow) {
    if (change.to() == ThreadState.TERMINATED) {
      states.end();
    } else {
      states.begin(word(change), endingFlow);
    }
  }

  private static String word(Event.StateChanged change) {
    WaitTarget target = change.target();
    return switch (change.to()) {
      case BLOCKED -> "blocked: " + (target == null ? change.reason().title() : target.title());
      case READY -> "ready: " + change.reason().title();
      default -> change.to().title();
    };
  }

  /** It makes a call. */
  void call(Event.Called call) {
    calls.begin(call.title());
  }

  /** Its call is over. */
  void returned(Event.Returned call) {
    Errno errno = call.errno();
    if (errno == null) {
      calls.end("returns", call.value());
    } else {
      calls.end("error", errno.name());
    }
  }

  /** It has ended. */
  void end() {
    recorder.forget(calls);
    recorder.forget(states);
  }
}
