package ringside.kernel.syscall.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ringside.kernel.file.OpenFile;
import ringside.kernel.net.socket.Ancillary;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.PeerCredentials;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** Lays out what came along with a message (cmsg(3)) in a program's memory. */
final class ControlWriter {
  /** MSG_CTRUNC: there was no room for all of it. */
  private static final int CUT = 8;

  private static final int PASS_CREDENTIALS = 16;
  private static final int CREDENTIAL_BYTES = 12;

  private final KernelCode code;
  private final Call call;
  private final int address;
  private final int room;
  private final boolean closeOnExec;
  private int used;
  private int flags;

  ControlWriter(KernelCode code, Call call, int address, int room, boolean closeOnExec) {
    this.code = code;
    this.call = call;
    this.address = address;
    this.room = address == 0 ? 0 : Math.max(room, 0);
    this.closeOnExec = closeOnExec;
  }

  /** Bytes laid out. */
  int used() {
    return used;
  }

  /** MSG_CTRUNC, where something had to be left out. */
  int flags() {
    return flags;
  }

  void write(Socket socket, Incoming message) {
    if (socket.options().value(PASS_CREDENTIALS) != 0) {
      writeCredentials(message.sender());
    }
    if (!message.rights().isEmpty()) {
      writeRights(message.takeRights());
    }
  }

  /** Lays out what a packet tells of itself, as much of it as there is room for. */
  void write(Ancillary what) {
    int length = ControlMessages.HEADER_BYTES + what.bytes();
    if (room - used < ControlMessages.HEADER_BYTES) {
      flags |= CUT;
      return;
    }
    int told = Math.min(length, room - used);
    flags |= told < length ? CUT : 0;
    int at = address + used;
    call.memory().write(at, Words.bytes(told, what.level(), what.type()));
    int[] values = what.words().stream().mapToInt(Integer::intValue).toArray();
    byte[] contents = Arrays.copyOf(Words.bytes(values), told - ControlMessages.HEADER_BYTES);
    call.memory().write(at + ControlMessages.HEADER_BYTES, contents);
    used = Math.min(room, used + (length + 3 & -4));
  }

  private void writeCredentials(PeerCredentials who) {
    if (room - used < ControlMessages.HEADER_BYTES + CREDENTIAL_BYTES) {
      flags |= CUT;
      return;
    }
    put(ControlMessages.CREDENTIALS, List.of(who.pid(), who.uid(), who.gid()));
  }

  /** Each file gets a descriptor, as long as there is room for it; the others are given up. */
  private void writeRights(List<OpenFile> files) {
    int most = Math.max(0, room - used - ControlMessages.HEADER_BYTES) / 4;
    List<Integer> descriptors = new ArrayList<>();
    for (OpenFile file : files) {
      code.run(Routine.SOCKET_RIGHTS);
      int descriptor =
          descriptors.size() < most ? Descriptors.open(call, file, 0, closeOnExec) : -1;
      file.release();
      if (descriptor < 0) {
        flags |= CUT;
        most = 0;
      } else {
        descriptors.add(descriptor);
      }
    }
    if (!descriptors.isEmpty()) {
      put(ControlMessages.RIGHTS, descriptors);
    }
  }

  private void put(int type, List<Integer> words) {
    int length = ControlMessages.HEADER_BYTES + words.size() * 4;
    int at = address + used;
    used += length;
    call.memory().write(at, Words.bytes(length, ControlMessages.SOCKET_LEVEL, type));
    int[] values = words.stream().mapToInt(Integer::intValue).toArray();
    call.memory().write(at + ControlMessages.HEADER_BYTES, Words.bytes(values));
  }
}
