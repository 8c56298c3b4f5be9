package ringside.kernel.trap;

import java.util.function.IntPredicate;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.CallEnd;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.event.Reason;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.ThreadState;
import ringside.kernel.file.FileError;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Handler;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.mmu.ledger.SwitchPart;

/** A system call from the save area to its handler and back; blocking is calling again. */
final class SyscallPath {
  /** What the ledger calls picking and exchanging threads. */
  static final String SWITCH = "switch";

  private static final int A0 = 10;
  private static final int A7 = 17;
  private static final int ARGUMENTS = 6;
  private static final int ECALL_BYTES = 4;

  private final Scheduler<GuestThread> scheduler;
  private final TimerQueue timers;
  private final FutexTable futexes;
  private final GuestClock clock;
  private final SyscallTable table;
  private final Events events;
  private final KernelCode code;
  private final SignalDelivery signals;
  private final Crashes crashes;
  private final SwitchClock stay;
  private final IntPredicate locks;
  private final ForeignCalls dialects;

  SyscallPath(
      KernelCode code,
      Scheduler<GuestThread> scheduler,
      TimerQueue timers,
      FutexTable futexes,
      GuestClock clock,
      SyscallTable table,
      SignalDelivery signals,
      Crashes crashes,
      SwitchClock stay,
      IntPredicate locks) {
    this.scheduler = scheduler;
    this.timers = timers;
    this.futexes = futexes;
    this.clock = clock;
    this.crashes = crashes;
    this.stay = stay;
    this.locks = locks;
    this.dialects = new ForeignCalls(table, crashes, code.events());
    this.signals = signals;
    this.table = table;
    this.events = code.events();
    this.code = code;
  }

  /** What reports call the system call of a number. */
  String title(int number) {
    return table.title(number);
  }

  /**
   * What the ledger calls a thread's business in a call.
   *
   * @param address its first argument
   */
  String business(int number, int address) {
    return isOnLock(number, address) ? title(number) + FutexTable.OF_LOCK : title(number);
  }

  /** What the ledger calls a switch away from a thread. */
  String switchFrom(GuestThread thread) {
    PendingCall call = thread.pendingCall();
    if (thread.state() != ThreadState.BLOCKED || call == null) {
      return SWITCH;
    }
    return isOnLock(call.number(), call.argument(0)) ? SWITCH + FutexTable.OF_LOCK : SWITCH;
  }

  private boolean isOnLock(int number, int address) {
    return number == Syscall.FUTEX_TIME64.number() && locks.test(address);
  }

  /** Begins the call whose number and arguments stand in the save area. */
  void begin(GuestThread thread) {
    code.run(Routine.SYSCALL_DISPATCH);
    int number = code.load(thread.savedRegister(A7));
    int[] arguments = new int[ARGUMENTS];
    code.load(thread.savedRegister(A0), arguments, 0, ARGUMENTS);
    // The thread, and a child made now, will go on behind the ecall.
    code.store(thread.savedPc(), code.load(thread.savedPc()) + ECALL_BYTES);
    PendingCall call = PendingCall.of(number, title(number), arguments);
    thread.setPendingCall(call);
    if (events.happens(EventKind.CALL)) {
      call.began(events.at(thread.pid(), thread.tid()));
      events.tell(new Event.Called(call.begin(), number, call.title(), call.arguments()));
    }
    attempt(thread, call);
  }

  /** Tries a call that waited once more. */
  void retry(GuestThread thread, PendingCall call) {
    TimerQueue.Timer timer = thread.timer();
    if (timer != null) {
      timers.cancel(timer);
      thread.setTimer(null);
    }
    attempt(thread, call);
  }

  private void attempt(GuestThread thread, PendingCall call) {
    Outcome outcome = handle(thread, call);
    if (outcome instanceof Outcome.Wait wait && signals.interrupts(thread)) {
      outcome = answer(again -> wait.interruption().interrupted(), new Call(thread, call));
      futexes.forget(thread);
    }
    if (outcome instanceof Outcome.Wait wait && thread.state() == ThreadState.RUNNING) {
      park(thread, call, wait);
      return;
    }
    if (outcome instanceof Outcome.Wait wait && thread.state() == ThreadState.STOPPED) {
      // Its tracer has it; the call goes on waiting when it does.
      call.waited(wait);
      return;
    }
    if (outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EFAULT) {
      badAddress(thread, call);
    }
    tellEnd(thread, call, outcome);
    thread.setPendingCall(null);
    if (outcome instanceof Outcome.Fault fault) {
      crashes.segment(thread, fault);
    } else if (thread.state() != ThreadState.TERMINATED) {
      storeResult(thread, outcome);
    }
  }

  private void tellEnd(GuestThread thread, PendingCall call, Outcome outcome) {
    if (!events.happens(EventKind.CALL)) {
      return;
    }
    CallEnd end = CallEnd.GONE;
    int value = 0;
    Errno errno = null;
    if (outcome instanceof Outcome.Done done) {
      end = CallEnd.DONE;
      value = done.value();
    } else if (outcome instanceof Outcome.Failed failed) {
      end = CallEnd.FAILED;
      errno = failed.errno();
    } else if (outcome instanceof Outcome.Restart) {
      end = CallEnd.INTERRUPTED;
    }
    long begin = call.begin().number();
    long cycles = clock.cycles() - call.begin().cycle();
    Stamp at = events.at(thread.pid(), thread.tid());
    events.tell(
        new Event.Returned(at, begin, call.number(), call.title(), end, value, errno, cycles));
  }

  private void badAddress(GuestThread thread, PendingCall call) {
    if (events.happens(EventKind.MISTAKE)) {
      Stamp at = events.at(thread.pid(), thread.tid());
      events.tell(new Event.BadAddressGiven(at, call.number()));
    }
  }

  private void unsupported(GuestThread thread, PendingCall call) {
    if (events.happens(EventKind.MISTAKE)) {
      Stamp at = events.at(thread.pid(), thread.tid());
      events.tell(new Event.Unsupported(at, call.number(), call.arguments()));
    }
  }

  private Outcome handle(GuestThread thread, PendingCall call) {
    SyscallTable.Entry entry = table.find(call.number());
    if (entry == null) {
      unsupported(thread, call);
    }
    Outcome outcome =
        entry == null
            ? Outcome.failed(Errno.ENOSYS)
            : answer(entry.handler(), new Call(thread, call));
    boolean misunderstood = outcome instanceof Outcome.Failed && dialects.mistaken(thread, call);
    return misunderstood ? dialects.answer(thread, call, outcome) : outcome;
  }

  /**
   * What goes wrong on the way becomes the call's error, also where its end is all that is left.
   */
  private static Outcome answer(Handler handler, Call call) {
    try {
      return handler.handle(call);
    } catch (BadAddress bad) {
      return Outcome.failed(Errno.EFAULT);
    } catch (FileError error) {
      return Outcome.failed(error.errno());
    } catch (OutOfMemory none) {
      return Outcome.failed(Errno.ENOMEM);
    } catch (UserMemory.StringTooLong tooLong) {
      return Outcome.failed(Errno.ENAMETOOLONG);
    }
  }

  private void park(GuestThread thread, PendingCall call, Outcome.Wait wait) {
    stay.enter(SwitchPart.PICK);
    call.waited(wait);
    scheduler.park(thread, wait.queues());
    if (wait.deadline() < TimerQueue.NEVER) {
      thread.setTimer(
          timers.add(
              wait.deadline(),
              thread.timerField(),
              () -> {
                thread.setTimer(null);
                scheduler.wake(thread, Reason.TIMEOUT);
              }));
    }
  }

  private void storeResult(GuestThread thread, Outcome outcome) {
    if (!(outcome instanceof Outcome.Failed failed && failed.errno() == Errno.EINTR)) {
      thread.signals().restoreMask();
    }
    int result;
    if (outcome instanceof Outcome.Restart restart) {
      thread.askToRestart(restart);
      return;
    } else if (outcome instanceof Outcome.Done done) {
      result = done.value();
    } else if (outcome instanceof Outcome.Failed failed) {
      result = -failed.errno().number();
    } else {
      return;
    }
    code.run(Routine.SYSCALL_RESULT);
    code.store(thread.savedRegister(A0), result);
  }
}
