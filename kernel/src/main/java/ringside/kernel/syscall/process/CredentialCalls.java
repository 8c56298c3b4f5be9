package ringside.kernel.syscall.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.identity.Credentials.Ids;
import ringside.kernel.identity.Who;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Handler;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** User and group ids: setuid and its family (credentials(7)). */
public final class CredentialCalls {
  private static final int MOST_GROUPS = 65536;
  private static final Sort USERS =
      new Sort(Credentials::users, Credentials::setUsers, Capability.SETUID);
  private static final Sort GROUPS =
      new Sort(Credentials::groups, Credentials::setGroups, Capability.SETGID);

  private final KernelCode code;

  /** Users or groups, and whose right it is to choose freely among them. */
  private record Sort(
      Function<Credentials, Ids> get, BiConsumer<Credentials, Ids> set, Capability free) {}

  public CredentialCalls(KernelCode code) {
    this.code = code;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SETUID, "u", changing(call -> setOne(call, USERS)));
    table.add(Syscall.SETGID, "u", changing(call -> setOne(call, GROUPS)));
    table.add(Syscall.SETREUID, "ii", changing(call -> setTwo(call, USERS)));
    table.add(Syscall.SETREGID, "ii", changing(call -> setTwo(call, GROUPS)));
    table.add(Syscall.SETRESUID, "iii", changing(call -> setThree(call, USERS)));
    table.add(Syscall.SETRESGID, "iii", changing(call -> setThree(call, GROUPS)));
    table.add(Syscall.GETRESUID, "ppp", call -> get(call, USERS));
    table.add(Syscall.GETRESGID, "ppp", call -> get(call, GROUPS));
    Support shared = Support.partial("the id is the process's, where Linux's is the thread's");
    table.add(Syscall.SETFSUID, "i", shared, changing(this::setFileUser));
    table.add(Syscall.SETFSGID, "i", shared, changing(this::setFileGroup));
    table.add(Syscall.GETGROUPS, "ip", this::getGroups);
    table.add(Syscall.SETGROUPS, "ip", this::setGroups);
  }

  /** Who has become another is nobody's to look into (Linux: commit_creds). */
  private static Handler changing(Handler handler) {
    return call -> {
      Who before = Who.effective(call.process().credentials());
      Outcome outcome = handler.handle(call);
      Who after = Who.effective(call.process().credentials());
      if (before.uid() != after.uid() || before.gid() != after.gid()) {
        call.process().setDumpable(false);
        call.process().setParentDeathSignal(0);
      }
      return outcome;
    };
  }

  private Outcome setOne(Call call, Sort sort) {
    code.run(Routine.SET_FIELD);
    int id = call.argument(0);
    Credentials who = call.process().credentials();
    Ids old = sort.get.apply(who);
    if (id == Credentials.KEEP) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (who.may(sort.free)) {
      sort.set.accept(who, new Ids(id, id, id));
    } else if (id == old.real() || id == old.saved()) {
      sort.set.accept(who, new Ids(old.real(), id, old.saved()));
    } else {
      return Outcome.failed(Errno.EPERM);
    }
    return Outcome.done(0);
  }

  private Outcome setTwo(Call call, Sort sort) {
    code.run(Routine.SET_FIELD);
    Credentials who = call.process().credentials();
    Ids old = sort.get.apply(who);
    int real = kept(call.argument(0), old.real());
    int effective = kept(call.argument(1), old.effective());
    boolean realFits = real == old.real() || real == old.effective();
    if (!who.may(sort.free) && !(realFits && old.holds(effective))) {
      return Outcome.failed(Errno.EPERM);
    }
    boolean saves =
        call.argument(0) != Credentials.KEEP
            || call.argument(1) != Credentials.KEEP && effective != old.real();
    sort.set.accept(who, new Ids(real, effective, saves ? effective : old.saved()));
    return Outcome.done(0);
  }

  private Outcome setThree(Call call, Sort sort) {
    code.run(Routine.SET_FIELD);
    Credentials who = call.process().credentials();
    Ids old = sort.get.apply(who);
    int real = kept(call.argument(0), old.real());
    int effective = kept(call.argument(1), old.effective());
    int saved = kept(call.argument(2), old.saved());
    boolean fits = old.holds(real) && old.holds(effective) && old.holds(saved);
    if (!who.may(sort.free) && !fits) {
      return Outcome.failed(Errno.EPERM);
    }
    sort.set.accept(who, new Ids(real, effective, saved));
    return Outcome.done(0);
  }

  private static int kept(int wanted, int old) {
    return wanted == Credentials.KEEP ? old : wanted;
  }

  private Outcome get(Call call, Sort sort) {
    code.run(Routine.GET_ID);
    Ids ids = sort.get.apply(call.process().credentials());
    call.memory().writeWord(call.argument(0), ids.real());
    call.memory().writeWord(call.argument(1), ids.effective());
    call.memory().writeWord(call.argument(2), ids.saved());
    return Outcome.done(0);
  }

  /** Answers the old id, whether or not the new one is set. */
  private Outcome setFileUser(Call call) {
    code.run(Routine.SET_FIELD);
    Credentials who = call.process().credentials();
    int old = who.fileUser();
    int wanted = call.argument(0);
    boolean fits = who.users().holds(wanted) || wanted == old || who.may(Capability.SETUID);
    if (wanted != Credentials.KEEP && fits) {
      who.setFileUser(wanted);
    }
    return Outcome.done(old);
  }

  private Outcome setFileGroup(Call call) {
    code.run(Routine.SET_FIELD);
    Credentials who = call.process().credentials();
    int old = who.fileGroup();
    int wanted = call.argument(0);
    boolean fits = who.groups().holds(wanted) || wanted == old || who.may(Capability.SETGID);
    if (wanted != Credentials.KEEP && fits) {
      who.setFileGroup(wanted);
    }
    return Outcome.done(old);
  }

  private Outcome getGroups(Call call) {
    code.run(Routine.GET_ID);
    List<Integer> groups = call.process().credentials().moreGroups();
    int room = call.argument(0);
    if (room < 0 || room != 0 && room < groups.size()) {
      return Outcome.failed(Errno.EINVAL);
    }
    for (int i = 0; room != 0 && i < groups.size(); i++) {
      call.memory().writeWord(call.argument(1) + i * 4, groups.get(i));
    }
    return Outcome.done(groups.size());
  }

  private Outcome setGroups(Call call) {
    code.run(Routine.SET_FIELD);
    if (!call.process().credentials().may(Capability.SETGID)) {
      return Outcome.failed(Errno.EPERM);
    }
    int count = call.argument(0);
    if (count < 0 || count > MOST_GROUPS) {
      return Outcome.failed(Errno.EINVAL);
    }
    List<Integer> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(call.memory().readWord(call.argument(1) + i * 4));
    }
    call.process().credentials().setMoreGroups(groups);
    return Outcome.done(0);
  }
}
