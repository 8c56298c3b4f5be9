package ringside.kernel.net.ip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import ringside.isa.elf.ElfFile;
import ringside.kernel.Computer;
import ringside.kernel.Surroundings;
import ringside.kernel.choice.Choices;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.kernel.file.device.Console;
import ringside.kernel.file.tree.ProgramStore;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.wait.TimerQueue;

/** What is cut comes together again, in whatever order, or not at all. */
final class ReassemblyProperties {
  private static final IpAddress SENDER = IpAddress.four(0x0a00_0002);
  private static final IpAddress RECEIVER = IpAddress.four(0x0a00_0001);

  private final Computer computer = computer();
  private final KernelMemory memory = computer.memory();
  private final TimerQueue timers = computer.timers();
  private final Internet internet =
      new Internet(memory, timers, NetSettings.of(computer.configuration()), Choices.ORDINARY);
  private final Reassembly reassembly = new Reassembly(internet);
  private final int framesBefore = memory.frames().inUse();

  @Property(tries = 100)
  void anyOrderAndAnyRepetitionGivesTheWholePacket(
      @ForAll @IntRange(min = 1, max = 9000) int bytes,
      @ForAll @IntRange(min = 68, max = 1500) int mtu,
      @ForAll long seed) {
    byte[] data = bytes(bytes, seed);
    List<byte[]> parts = cut(data, Math.max(mtu, bytes / 100 + 68), 1);
    List<byte[]> arriving = new ArrayList<>(parts);
    Random random = new Random(seed);
    Collections.shuffle(arriving, random);
    byte[] again = arriving.get(random.nextInt(arriving.size()));
    arriving.add(random.nextInt(arriving.size()), again);
    List<byte[]> whole = arrive(arriving);
    assertThat(whole).isNotEmpty().allSatisfy(packet -> assertThat(packet).isEqualTo(data));
    reassembly.shutDown();
    assertNothingIsKept();
  }

  @Property(tries = 50)
  void whatHasLostAPartNeverArrives(
      @ForAll @IntRange(min = 3000, max = 9000) int bytes, @ForAll long seed) {
    List<byte[]> parts = cut(bytes(bytes, seed), 576, 1);
    parts.remove(new Random(seed).nextInt(parts.size()));
    assertThat(arrive(parts)).isEmpty();
    assertThat(reassembly.unfinished()).isEqualTo(1);
    timers.expire(Long.MAX_VALUE / 4);
    assertThat(reassembly.unfinished()).isZero();
    assertNothingIsKept();
  }

  @Property(tries = 50)
  void partsOfSeveralPacketsAreToldApart(@ForAll long seed) {
    byte[] one = bytes(4000, seed);
    byte[] two = bytes(4000, seed + 1);
    List<byte[]> parts = cut(one, 600, 1);
    parts.addAll(cut(two, 600, 2));
    Collections.shuffle(parts, new Random(seed));
    assertThat(arrive(parts)).containsExactlyInAnyOrder(one, two);
    assertNothingIsKept();
  }

  @Example
  void partsThatOverlapMakeAPacketWorthless() {
    List<byte[]> parts = cut(bytes(1600, 7), 820, 1);
    byte[] overlapping = parts.get(1).clone();
    place(overlapping, 0x2000 | 792 / 8, 1);
    assertThat(arrive(List.of(parts.get(0), overlapping))).isEmpty();
    assertThat(reassembly.unfinished()).isZero();
    assertNothingIsKept();
  }

  @Example
  void theMemoryForPartsIsBounded() {
    for (int number = 1; number <= 500; number++) {
      arrive(cut(bytes(1600, number), 820, number).subList(0, 1));
    }
    assertThat(reassembly.unfinished()).isLessThan(Reassembly.MOST_BYTES / 800).isGreaterThan(200);
    reassembly.shutDown();
    assertNothingIsKept();
  }

  private void assertNothingIsKept() {
    assertThat(timers.size()).isZero();
    assertThat(memory.frames().inUse()).isEqualTo(framesBefore);
  }

  /** The data of the packets that are whole when some parts have come. */
  private List<byte[]> arrive(List<byte[]> parts) {
    List<byte[]> packets = new ArrayList<>();
    for (byte[] part : parts) {
      Packet packet = Packet.of(memory, Wire.cargo(1, 0), part);
      IpHeader header = Ipv4.read(packet);
      assertThat(header).isNotNull();
      Packet whole = header.isFragment() ? reassembly.add(packet, header) : packet;
      if (whole != null) {
        packets.add(Arrays.copyOfRange(whole.bytes(), Ipv4.BYTES, whole.length()));
        assertThat(Ipv4.read(whole)).isNotNull().matches(read -> !read.isFragment());
        whole.release();
      }
    }
    return packets;
  }

  /** The packets that an interface with some MTU would put on its wire. */
  private List<byte[]> cut(byte[] data, int mtu, int identification) {
    Packet filled = Packet.of(memory, Wire.cargo(1, 0), withRoomForHeader(data));
    List<byte[]> sent = new ArrayList<>();
    IpHeader header =
        new IpHeader(SENDER, RECEIVER, Ipv4.UDP, data.length, Marks.DEFAULT, 0)
            .numbered(identification);
    if (filled.length() <= mtu) {
      header.write(filled);
      sent.add(filled.bytes());
      filled.release();
    } else {
      Fragments.send(internet, filled, header, new Tap(mtu, sent));
    }
    return sent;
  }

  private static byte[] withRoomForHeader(byte[] data) {
    byte[] packet = new byte[Ipv4.BYTES + data.length];
    System.arraycopy(data, 0, packet, Ipv4.BYTES, data.length);
    return packet;
  }

  private void place(byte[] packet, int flagsAndOffset, int identification) {
    Packet changed = Packet.of(memory, Wire.cargo(1, 0), packet);
    new IpHeader(
            SENDER,
            RECEIVER,
            Ipv4.UDP,
            packet.length - Ipv4.BYTES,
            Marks.DEFAULT,
            identification << 16 | flagsAndOffset)
        .write(changed);
    System.arraycopy(changed.bytes(), 0, packet, 0, packet.length);
    changed.release();
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static Computer computer() {
    try {
      return new Computer(
          Configuration.of(Preset.CLASSIC).with(Map.of("memory", "2MiB")),
          new Surroundings(new NoPrograms(), new NoConsole()));
    } catch (ConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An interface that keeps what is sent. */
  private record Tap(int mtu, List<byte[]> sent) implements NetworkInterface {
    @Override
    public String name() {
      return "tap";
    }

    @Override
    public IpAddress address() {
      return SENDER;
    }

    @Override
    public IpAddress broadcast() {
      return IpAddress.four(Wire.BROADCAST);
    }

    @Override
    public boolean reaches(IpAddress destination) {
      return true;
    }

    @Override
    public void transmit(Packet packet, IpAddress destination) {
      assertThat(packet.length()).isLessThanOrEqualTo(mtu);
      sent.add(packet.bytes());
      packet.release();
    }

    @Override
    public void shutDown() {}
  }

  private record NoPrograms() implements ProgramStore {
    @Override
    public Optional<ElfFile> find(String path) {
      return Optional.empty();
    }

    @Override
    public List<String> names() {
      return List.of();
    }
  }

  private record NoConsole() implements Console {
    @Override
    public byte @Nullable [] read(int length) {
      return new byte[0];
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public void writeError(byte[] bytes) {}
  }
}
