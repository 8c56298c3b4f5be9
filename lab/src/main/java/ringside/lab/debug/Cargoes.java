package ringside.lab.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ringside.mmu.AccessObserver;
import ringside.mmu.AccessObserver.Cargo;
import ringside.mmu.AccessObserver.Device;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/**
 * Where devices have taken what they may give again: blocks of the disk of the computer that is
 * looked at, and packets of all.
 */
final class Cargoes {
  /** Older packets have come, or are lost. */
  private static final int MOST_PACKETS = 4096;

  private final Map<Cargo, List<Piece>> blocks = new HashMap<>();
  private final Map<Cargo, List<Piece>> packets = new LinkedHashMap<>();

  /** Bytes that lay beside each other. */
  private record Piece(int offset, int bytes, Copy from) {
    private boolean has(int each) {
      return each >= offset && each < offset + bytes;
    }
  }

  private Map<Cargo, List<Piece>> like(Cargo cargo) {
    return cargo.device() == Device.WIRE ? packets : blocks;
  }

  /** A device takes bytes; with the first of them, what was called so before is gone. */
  void take(Cargo cargo, int offset, int bytes, Copy from) {
    Map<Cargo, List<Piece>> all = like(cargo);
    if (offset == 0) {
      all.remove(cargo);
    }
    all.computeIfAbsent(cargo, key -> new ArrayList<>()).add(new Piece(offset, bytes, from));
    if (packets.size() > MOST_PACKETS) {
      packets.remove(packets.keySet().iterator().next());
    }
  }

  /** Where a byte of it was; empty where that is not known. */
  Optional<Copy> find(Cargo cargo, int offset) {
    return like(cargo).getOrDefault(cargo, List.of()).stream()
        .filter(piece -> piece.has(offset))
        .map(piece -> piece.from().behind(offset - piece.offset()))
        .findFirst();
  }

  /** Sees what leaves one of the computers that are not looked at, and nothing else. */
  AccessObserver leaving(int computer) {
    return new Leaving(computer);
  }

  private final class Leaving implements AccessObserver {
    private final int computer;

    Leaving(int computer) {
      this.computer = computer;
    }

    @Override
    public boolean sees(Mode mode, int virtualAddress) {
      return false;
    }

    @Override
    public boolean seesEachFetch() {
      return false;
    }

    @Override
    public void access(
        long cycle,
        Mode mode,
        Kind kind,
        int virtualAddress,
        int physicalAddress,
        int bytes,
        Translation translation,
        @Nullable Origin origin) {
      // It is not looked at.
    }

    @Override
    public void deviceTakes(long cycle, Cargo cargo, int offset, int physicalAddress, int bytes) {
      if (cargo.device() == Device.WIRE) {
        take(cargo, offset, bytes, new Copy(computer, physicalAddress, cycle));
      }
    }
  }
}
