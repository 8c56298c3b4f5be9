package ringside.tests.fuzz.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/** A System V message queue (msgop(2)). */
public final class MessageQueue extends IpcObject {
  private static final int LONGEST = 8192;
  private static final int CAPACITY = 16384;
  private static final int NO_WAIT = 04000;
  private static final int NO_ERROR = 010000;
  private static final int EXCEPT = 020000;

  private int capacity = CAPACITY;
  private final List<Message> messages = new ArrayList<>();

  private record Message(int type, byte[] text) {}

  MessageQueue(int variable, int key) {
    super(variable, key);
  }

  /** msgsnd(2) to a queue, null if there is none. */
  public static Answer send(@Nullable MessageQueue queue, int type, byte[] text, int flags) {
    if (text.length > LONGEST || type < 1 || queue == null) {
      return Answer.failed(Errno.EINVAL);
    }
    if (queue.bytes() + text.length > queue.capacity || queue.messages.size() >= queue.capacity) {
      return (flags & NO_WAIT) != 0 ? Answer.failed(Errno.EAGAIN) : Answer.WAITS;
    }
    queue.messages.add(new Message(type, text));
    return Answer.DONE;
  }

  /** msgrcv(2); the data are the type and the text. */
  public static Answer receive(@Nullable MessageQueue queue, int room, int type, int flags) {
    if (room < 0 || queue == null) {
      return Answer.failed(Errno.EINVAL);
    }
    Message message = queue.find(type, (flags & EXCEPT) != 0);
    if (message == null) {
      return (flags & NO_WAIT) != 0 ? Answer.failed(Errno.ENOMSG) : Answer.WAITS;
    }
    if (room < message.text.length && (flags & NO_ERROR) == 0) {
      return Answer.failed(Errno.E2BIG);
    }
    queue.messages.remove(message);
    byte[] text = Arrays.copyOf(message.text, Math.min(room, message.text.length));
    byte[] data = Arrays.copyOf(Descriptors.words(message.type), 4 + text.length);
    System.arraycopy(text, 0, data, 4, text.length);
    return new Answer(text.length, data);
  }

  /** msg_cbytes, msg_qnum and msg_qbytes of IPC_STAT. */
  public byte[] status() {
    return Descriptors.words(bytes(), messages.size(), capacity);
  }

  /** IPC_SET of msg_qbytes. */
  public void setCapacity(int bytes) {
    capacity = bytes;
  }

  private @Nullable Message find(int type, boolean except) {
    if (type < 0) {
      int lowest = messages.stream().mapToInt(Message::type).min().orElse(0);
      return lowest > -type ? null : first(lowest, false);
    }
    return type == 0 ? messages.stream().findFirst().orElse(null) : first(type, except);
  }

  private @Nullable Message first(int type, boolean except) {
    return messages.stream().filter(m -> m.type == type != except).findFirst().orElse(null);
  }

  private int bytes() {
    return messages.stream().mapToInt(message -> message.text.length).sum();
  }
}
