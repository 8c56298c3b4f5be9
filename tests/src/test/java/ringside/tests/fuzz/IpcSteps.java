package ringside.tests.fuzz;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.IpcObject;
import ringside.tests.fuzz.model.IpcObjects;

/** What the steps with System V objects have in common. */
final class IpcSteps {
  private static final int CREATE = 01000;
  private static final int EXCLUSIVE = 02000;
  private static final int NO_ID = -1;
  private static final int MODE = 0600;

  /** What asks for a System V object: no handler lets it begin anew (signal(7)). */
  interface Question extends Session.Question {
    @Override
    default Answer interrupted(boolean restart) {
      return Answer.failed(Errno.EINTR);
    }
  }

  private IpcSteps() {}

  static int key(Draws draws) {
    return draws.of(1, 0, 2);
  }

  static int flags(Draws draws) {
    return MODE | draws.of(CREATE, CREATE, CREATE | EXCLUSIVE, 0);
  }

  static Step withKey(Step step, int key) {
    return key == 0 ? step.with(0) : step.withKey(key);
  }

  static Step withId(Step step, @Nullable IpcObject object) {
    return object == null ? step.with(NO_ID) : step.withVariable(object.variable());
  }

  /** A get: a new object's id is kept, that of one that is there must be the one that was kept. */
  static void addGet(Session session, Step step, IpcObjects.Got<? extends IpcObject> got) {
    IpcObject object = got.found();
    if (object == null) {
      session.add(step, got.answer());
    } else if (got.isNew()) {
      session.add(step.into(object.variable()).flag(Step.Flag.OPAQUE), 0);
    } else {
      session.add(step.same(object.variable()), 1);
    }
  }

  static Answer presence(@Nullable IpcObject object) {
    return object == null ? Answer.failed(Errno.EINVAL) : Answer.DONE;
  }

  /** How somebody who waited for an object, or did not, learns that it is gone. */
  static Answer gone(boolean waited) {
    return Answer.failed(waited ? Errno.EIDRM : Errno.EINVAL);
  }

  /** IPC_RMID. */
  static void addRemove(Session session, int slot, Syscall control, @Nullable IpcObject object) {
    Step step = withId(Step.call(slot, control), object);
    boolean there = object != null && !object.removed();
    if (there) {
      object.remove();
    }
    session.add(step.with(0, 0, 0), presence(there ? object : null));
  }
}
