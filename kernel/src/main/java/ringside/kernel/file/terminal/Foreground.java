package ringside.kernel.file.terminal;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.kernel.file.FileError;
import ringside.kernel.wait.Outcome;

/**
 * Whose terminal it is: a session's, and in it the group's that stands in the foreground (Linux:
 * tty_jobctrl.c).
 */
public final class Foreground {
  private final Terminal terminal;
  private final Jobs jobs;
  private int session;
  private int group;
  private boolean set;

  Foreground(Terminal terminal, Jobs jobs) {
    this.terminal = terminal;
    this.jobs = jobs;
  }

  /** The session that it controls, or 0. */
  public int session() {
    return session;
  }

  /** The group in the foreground, or 0. */
  public int group() {
    return group;
  }

  /** Whether a program has put a group there. */
  public boolean wasSet() {
    return set;
  }

  /** Becomes the terminal of a session, with a group in front. */
  public void begin(int newSession, int newGroup) {
    session = newSession;
    group = newGroup;
  }

  /** Opening it makes it the terminal of a leader who has none, if it is free. */
  public void opened() {
    if (jobs.leads() && jobs.terminal() == null && session == 0) {
      take();
    }
  }

  private void take() {
    begin(jobs.session(), jobs.group());
    jobs.control(terminal);
  }

  /**
   * Becomes the terminal of who calls (TIOCSCTTY).
   *
   * @param steals whether root wants it though it is another session's
   * @throws FileError EPERM where the caller leads no session, has a terminal, or may not have it
   */
  public void take(boolean steals) {
    if (jobs.leads() && jobs.session() == session) {
      return;
    }
    if (!jobs.leads() || jobs.terminal() != null) {
      throw new FileError(Errno.EPERM);
    }
    if (session != 0) {
      if (!steals || !jobs.mayAdminister()) {
        throw new FileError(Errno.EPERM);
      }
      jobs.detach(session);
    }
    take();
  }

  /** The caller, and with a leader its session, have it no longer (TIOCNOTTY). */
  public void leave() {
    requireOwn();
    if (jobs.leads()) {
      jobs.send(group, Signal.SIGHUP);
      jobs.send(group, Signal.SIGCONT);
      end();
    }
    jobs.control(null);
  }

  /** It is nobody's. */
  public void end() {
    int was = session;
    begin(0, 0);
    if (was != 0) {
      jobs.detach(was);
    }
  }

  /** The last file of it was closed: its session is without a terminal. */
  void closed() {
    if (session != 0) {
      jobs.detach(session);
    }
  }

  /** What a member of its session may ask for; fails with ENOTTY for others. */
  public void requireOwn() {
    if (jobs.terminal() != terminal) {
      throw new FileError(Errno.ENOTTY);
    }
  }

  /**
   * Puts a group in front (TIOCSPGRP).
   *
   * @throws FileError EINVAL, ESRCH where there is none, EPERM where it is another session's
   */
  public void set(int wanted) {
    requireOwn();
    if (session != jobs.session()) {
      throw new FileError(Errno.ENOTTY);
    }
    if (wanted < 0) {
      throw new FileError(Errno.EINVAL);
    }
    int of = jobs.sessionOf(wanted);
    if (of != session) {
      throw new FileError(of == 0 ? Errno.ESRCH : Errno.EPERM);
    }
    group = wanted;
    set = true;
  }

  /**
   * Who is not in front stops before it reads or changes the terminal.
   *
   * @param signal SIGTTIN of readers, SIGTTOU of others
   * @return null where it may go on
   */
  public @Nullable Outcome check(Signal signal) {
    if (group == 0 || jobs.terminal() != terminal || jobs.group() == group) {
      return null;
    }
    if (jobs.ignores(signal)) {
      return signal == Signal.SIGTTIN ? Outcome.failed(Errno.EIO) : null;
    }
    if (jobs.isOrphaned()) {
      return Outcome.failed(Errno.EIO);
    }
    jobs.send(jobs.group(), signal);
    return new Outcome.Restart();
  }

  /** A key, or a change of size, has a signal for the group in front. */
  void signal(Signal signal) {
    jobs.send(group, signal);
  }

  /** The terminal is gone, or taken away from its session. */
  void hangUp() {
    int was = session;
    int front = group;
    begin(0, 0);
    if (was != 0) {
      jobs.hangUp(was, front);
    }
  }
}
